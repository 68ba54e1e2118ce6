"""A headless Chromium with one page of charts in it, and what a test asks of it."""

import base64
import pathlib
import re
import tempfile

from selenium import webdriver
from selenium.webdriver.chrome.options import Options
from selenium.webdriver.chrome.service import Service

WORDS = ["--headless=new", "--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage", "--disable-background-networking",
         "--disable-component-update", "--disable-sync", "--no-first-run", "--hide-scrollbars"]

# Of each canvas: a number that changes with any pixel, how many pixels are drawn on, and how many colours there are.
PIXELS = """
settleCharts();
return arguments[0].map((canvas) => {
  const { data } = canvas.getContext("2d").getImageData(0, 0, canvas.width, canvas.height);
  const pixels = new Uint32Array(data.buffer);
  let [sum, drawn, before] = [7, 0, 0];
  const colours = new Set();
  for (const pixel of pixels) {
    sum = (Math.imul(sum, 31) + pixel) | 0;
    if (pixel >>> 24 === 0) continue;
    ++drawn;
    if (pixel !== before && colours.size < 50) colours.add(pixel & 0xffffff);
    before = pixel;
  }
  return { sum, drawn, colours: colours.size, pixels: pixels.length, id: canvas.id };
});
"""


class Browser:
    def __init__(self):
        self.folder = tempfile.TemporaryDirectory(ignore_cleanup_errors=True)
        options = Options()
        options.binary_location = "/usr/bin/chromium"
        for word in [*WORDS, f"--user-data-dir={self.folder.name}"]:
            options.add_argument(word)
        options.set_capability("goog:loggingPrefs", {"browser": "ALL", "performance": "ALL"})
        self.driver = webdriver.Chrome(service=Service("/usr/bin/chromedriver"), options=options)
        self.driver.set_page_load_timeout(60)
        self.driver.set_script_timeout(60)

    def __enter__(self):
        return self

    def __exit__(self, *_):
        self.driver.quit()
        self.folder.cleanup()

    def size(self, width, height=900):
        self.command("Emulation.setDeviceMetricsOverride", width=width, height=height, deviceScaleFactor=1, mobile=width < 500)

    def prefers(self, **features):
        """prefers(color_scheme="dark"): what the reader has asked of his browser."""
        told = [{"name": f"prefers-{name.replace('_', '-')}", "value": value} for name, value in features.items()]
        self.command("Emulation.setEmulatedMedia", features=told)

    def command(self, name, **words):
        return self.driver.execute_cdp_cmd(name, words)

    def open(self, page):
        self.driver.get(pathlib.Path(page).resolve().as_uri())

    def run(self, script, *words):
        return self.driver.execute_script(script, *words)

    def complaints(self):
        return [entry["message"] for entry in self.driver.get_log("browser") if entry["level"] in ("SEVERE", "WARNING")]

    def requests(self):
        """Addresses that were asked for, by the browser's own journal."""
        return re.findall(r'"Network.requestWillBeSent".*?"url":"([^"]+)"', "\n".join(
            entry["message"] for entry in self.driver.get_log("performance")))

    def pixels(self, *canvases):
        """Of each, in order."""
        return self.run(PIXELS, list(canvases))

    def printed(self):
        """The first pages: all is laid out for them, and fewer are painted."""
        return base64.b64decode(self.command("Page.printToPDF", printBackground=True, preferCSSPageSize=True,
                                             pageRanges="1-6")["data"])

    def picture(self, path):
        self.driver.save_screenshot(str(path))
