"""Listen to a page while it is looked at: what it asks of other hosts, what fails, what it writes to the console."""

from urllib.parse import urlsplit

from playwright.sync_api import ConsoleMessage, Error, Page, Request, Response

from generator.gate.browsing import is_foreign
from generator.gate.findings import GateFinding


class Listener:
    """Hears what pages let be heard, one after the other. ``findings`` and ``requests`` are those of all of them."""

    def __init__(self, page: Page) -> None:
        self._address = ""
        self._expected = 200
        self.findings: list[GateFinding] = []
        self.requests = 0
        self._page = page
        page.on("request", self._on_request)
        page.on("response", self._on_response)
        page.on("requestfailed", self._on_failed)
        page.on("console", self._on_console)
        page.on("pageerror", self._on_error)

    def turn_to(self, address: str) -> None:
        """From now on the page at ``address`` is heard. The page of what is missing is answered with 404."""
        self._address = address
        self._expected = 404 if address == "404.html" else 200

    def leave(self) -> None:
        """Hear nothing more, so that another listener can take the page over."""
        self._page.remove_listener("request", self._on_request)
        self._page.remove_listener("response", self._on_response)
        self._page.remove_listener("requestfailed", self._on_failed)
        self._page.remove_listener("console", self._on_console)
        self._page.remove_listener("pageerror", self._on_error)

    def _tell(self, check: str, where: str, what: str) -> None:
        self.findings.append(GateFinding(check, self._address, where, what))

    def _on_request(self, request: Request) -> None:
        self.requests += 1
        if is_foreign(request.url):
            self._tell(
                "foreign-request", request.url, f"asks {urlsplit(request.url).hostname} for a {request.resource_type}"
            )

    def _on_response(self, response: Response) -> None:
        document = response.request.is_navigation_request()
        if response.status >= 400 and not (document and response.status == self._expected):
            self._tell("failed-request", response.url.partition("?")[0], f"answered with {response.status}")

    def _on_failed(self, request: Request) -> None:
        # Leaving a page ends what it was still asking for.
        if request.failure and "ERR_ABORTED" not in request.failure and not is_foreign(request.url):
            self._tell("failed-request", request.url.partition("?")[0], f"failed: {request.failure}")

    def _on_error(self, error: Error) -> None:
        self._tell("console", "", f"the script failed: {error.message}")

    def _on_console(self, message: ConsoleMessage) -> None:
        # The browser itself writes that the page of what is missing was answered with 404.
        if self._expected == 404 and "404" in message.text and message.type == "error":
            return
        self._tell("console", "", f"{message.type}: {message.text[:200]}")
