"""A running Superset: its API, and its dashboard in headless Chromium."""

import http.cookiejar
import json
import re
import time
import urllib.error
import urllib.parse
import urllib.request

from selenium import webdriver
from selenium.common.exceptions import TimeoutException
from selenium.webdriver.chrome.service import Service
from selenium.webdriver.common.by import By
from selenium.webdriver.support.ui import WebDriverWait


class Api:
    """Superset's API, with the login that `up` printed."""

    def __init__(self, root, user, password):
        self._root = root
        cookies = urllib.request.HTTPCookieProcessor(http.cookiejar.CookieJar())
        self._opener = urllib.request.build_opener(cookies)
        self._headers = {}
        login = {"username": user, "password": password, "provider": "db", "refresh": False}
        token = self.post("/api/v1/security/login", login)["access_token"]
        self._headers["Authorization"] = f"Bearer {token}"
        self._headers["X-CSRFToken"] = self.get("/api/v1/security/csrf_token/")["result"]
        self._headers["Referer"] = root

    def get(self, path):
        return self._ask(urllib.request.Request(self._root + path, headers=self._headers))

    def post(self, path, body):
        data = json.dumps(body).encode()
        headers = {**self._headers, "Content-Type": "application/json"}
        return self._ask(urllib.request.Request(self._root + path, data, headers))

    def _ask(self, request):
        try:
            with self._opener.open(request, timeout=120) as answer:
                return json.load(answer)
        except urllib.error.HTTPError as e:
            raise AssertionError(f"{request.full_url}: {e.code} {e.read().decode()[:500]}") from e

    def charts(self):
        """Returns the ids of the charts by title."""
        answer = self.get("/api/v1/chart/?q=(page_size:100)")
        return {chart["slice_name"]: chart["id"] for chart in answer["result"]}

    def rows(self, chart, filters=()):
        """Returns the rows of a chart; filters of the dashboard are added as the page adds them."""
        if not filters:
            return self.get(f"/api/v1/chart/{chart}/data/?force=true")["result"][0]["data"]
        context = json.loads(self.get(f"/api/v1/chart/{chart}")["result"]["query_context"])
        context["queries"][0]["filters"] += filters
        result = self.post("/api/v1/chart/data", context)["result"][0]
        assert not result["rejected_filters"], result["rejected_filters"]
        return result["data"]

    def filters(self, path):
        """Returns the filters of a dashboard by name."""
        slug = path.strip("/").split("/")[-1]
        dashboard = self.get(f"/api/v1/dashboard/{slug}")["result"]
        metadata = json.loads(dashboard["json_metadata"])
        return {part["name"]: part for part in metadata["native_filter_configuration"]}

    def datasets(self):
        """Returns the ids of the datasets by name."""
        answer = self.get("/api/v1/dataset/?q=(page_size:100)")
        return {entry["table_name"]: entry["id"] for entry in answer["result"]}

    def values(self, dataset, columns, metrics):
        """Returns the rows of a new question to a dataset."""
        query = {"columns": columns, "metrics": metrics, "row_limit": 50_000, "filters": []}
        body = {
            "datasource": {"id": dataset, "type": "table"},
            "queries": [query],
            "result_format": "json",
            "result_type": "full",
        }
        return self.post("/api/v1/chart/data", body)["result"][0]["data"]


class Browser:
    """The dashboard as a person sees it."""

    def __init__(self, root, user, password):
        options = webdriver.ChromeOptions()
        options.binary_location = "/usr/bin/chromium"
        for argument in ["--headless=new", "--no-sandbox", "--disable-dev-shm-usage"]:
            options.add_argument(argument)
        options.add_argument("--window-size=1440,1000")
        options.page_load_strategy = "none"  # the tests wait for what they need
        options.set_capability("goog:loggingPrefs", {"performance": "ALL"})
        self._driver = webdriver.Chrome(options, Service("/usr/bin/chromedriver"))
        self._root = root
        self._responses = {}
        self._sign_in(user, password)

    def close(self):
        self._driver.quit()

    def _sign_in(self, user, password):
        """Signs in; again if the page was not ready for the click."""
        deadline = time.monotonic() + 300
        while True:
            self._driver.get(self._root + "/login/")
            WebDriverWait(self._driver, 120).until(
                lambda d: d.find_elements(By.CSS_SELECTOR, "input[type=password]")
            )
            self._driver.find_element(By.CSS_SELECTOR, "input[type=text]").send_keys(user)
            self._driver.find_element(By.CSS_SELECTOR, "input[type=password]").send_keys(password)
            self._driver.find_element(By.CSS_SELECTOR, "button[type=submit]").click()
            try:
                WebDriverWait(self._driver, 30).until(lambda d: "/login" not in d.current_url)
                return
            except TimeoutException:
                assert time.monotonic() < deadline, "Superset does not let the user sign in"

    def open(self, path, charts, masks=None):
        """Opens the dashboard and returns the rows that each chart asked for, by chart id.

        With masks, the filters of the page select values.
        """
        self._driver.get_log("performance")
        self._responses.clear()
        selected = f"&native_filters={urllib.parse.quote(rison(masks))}" if masks else ""
        self._driver.get(f"{self._root}{path}?standalone=1{selected}")
        # The page asks for a chart when it comes into view, so show the whole page.
        self._resize(1440, 5000)
        answers = {}
        deadline = time.monotonic() + 180
        while len(answers) < charts:
            assert time.monotonic() < deadline, f"{len(answers)} of {charts} charts answered"
            time.sleep(1)
            answers.update(self._answers())
        time.sleep(3)  # Charts are drawn after their answers.
        return answers

    def _answers(self):
        """Yields chart ids with the rows of each answer that has arrived since the last call."""
        for entry in self._driver.get_log("performance"):
            message = json.loads(entry["message"])["message"]
            request = message["params"].get("requestId")
            if message["method"] == "Network.responseReceived":
                response = message["params"]["response"]
                if "/api/v1/chart/data" in response["url"]:
                    self._responses[request] = response
            elif message["method"] == "Network.loadingFinished" and request in self._responses:
                response = self._responses.pop(request)
                body = self._driver.execute_cdp_cmd(
                    "Network.getResponseBody", {"requestId": request}
                )["body"]
                form = urllib.parse.parse_qs(urllib.parse.urlparse(response["url"]).query)
                if "form_data" not in form:
                    continue  # the values that a filter offers
                chart = json.loads(form["form_data"][0])["slice_id"]
                assert response["status"] == 200, f"chart {chart}: {body[:500]}"
                yield chart, json.loads(body)["result"][0]["data"]

    def problems(self):
        """Returns the errors that the page shows."""
        return [
            element.text
            for element in self._driver.find_elements(
                By.CSS_SELECTOR, "[role=alert], .error-alert, .ant-alert-error"
            )
            if element.text.strip()
        ]

    def text(self):
        return self._driver.find_element(By.TAG_NAME, "body").text

    def _resize(self, width, height):
        size = {"width": width, "height": height, "deviceScaleFactor": 1, "mobile": False}
        self._driver.execute_cdp_cmd("Emulation.setDeviceMetricsOverride", size)

    def picture(self, path):
        """Writes a picture of the whole page."""
        height = self._driver.execute_script(
            "return Math.ceil(Math.max(...[...document.querySelectorAll('.dashboard-component')]"
            ".map(e => e.getBoundingClientRect().bottom + window.scrollY)))"
        )
        self._resize(1440, int(height) + 24)
        time.sleep(2)
        self._driver.save_screenshot(str(path))


def mask(part, value):
    """Returns the id of a filter, and what the page keeps if a value of it is selected."""
    form = {"filters": [condition(part, value)]}
    state = {"label": value, "value": [value]}
    return part["id"], {"id": part["id"], "extraFormData": form, "filterState": state}


def condition(part, value):
    return {"col": part["targets"][0]["column"]["name"], "op": "IN", "val": [value]}


def rison(value):
    """Returns a value as Superset writes it into an address."""
    if isinstance(value, dict):
        return "(" + ",".join(f"{name}:{rison(part)}" for name, part in value.items()) + ")"
    if isinstance(value, list):
        return "!(" + ",".join(map(rison, value)) + ")"
    return "'" + value.replace("!", "!!").replace("'", "!'") + "'"


def login(text):
    """Returns address, path, user and password from what `up` prints."""
    address = re.search(r"dashboard +(http://[^/]+)(/\S+)", text)
    user = re.search(r"user +(\S+)", text)
    password = re.search(r"password +(\S+)", text)
    return address[1], address[2], user[1], password[1]
