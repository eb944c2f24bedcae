"""The chat: each handler reads what was pressed or typed, calls one service, and answers with one view."""
