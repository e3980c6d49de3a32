"""A filled form as a file: spreadsheet, paper, lines for a program. In Vietnamese, as the law has the forms."""
