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

# A number that changes with any pixel, how many pixels are drawn on, and how many colours there are.
PIXELS = """
const canvas = arguments[0];
const { data } = canvas.getContext("2d").getImageData(0, 0, canvas.width, canvas.height);
let [sum, drawn] = [7, 0];
const colours = new Set();
for (let at = 0; at < data.length; at += 4) {
  const pixel = ((data[at] << 16) | (data[at + 1] << 8) | data[at + 2]) * (data[at + 3] > 0 ? 1 : 0);
  sum = (sum * 31 + pixel + data[at + 3]) % 1000000007;
  if (data[at + 3] > 0) { ++drawn; if (colours.size < 50) colours.add(pixel); }
}
return { sum, drawn, colours: colours.size, pixels: data.length / 4 };
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

    def pixels(self, canvas):
        self.run("settleCharts()")
        return self.run(PIXELS, canvas)

    def printed(self):
        return base64.b64decode(self.command("Page.printToPDF", printBackground=True, preferCSSPageSize=True)["data"])

    def picture(self, path):
        self.driver.save_screenshot(str(path))
