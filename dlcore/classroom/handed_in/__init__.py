"""What a class handed in: read from folders, zips and downloads of any form, and made a list of submissions."""
