"""Parts of the plan put in words, once for every report, page and format: frozen, plain, pure."""
