"""What is handed out: assignments of chapters or of single exercises, and a teacher's own exercises."""
