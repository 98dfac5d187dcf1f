"""Published decisions that someone saved: files are found, pages are read, reasons are recognised."""
