"""One module and one template for each kind of page: ``<kind>.py`` gathers its view, ``<kind>.html`` puts it between tags."""
