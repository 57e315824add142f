"""What is given back: pages and notebooks of feedback, tables for other programs, and the class for its teacher."""
