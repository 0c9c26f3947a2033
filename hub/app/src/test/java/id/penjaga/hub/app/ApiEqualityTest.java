package id.penjaga.hub.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import id.penjaga.hub.app.web.api.ApiTable;
import id.penjaga.hub.app.web.http.RouteAccess;
import id.penjaga.hub.app.web.operation.Operation;
import io.javalin.http.HandlerType;
import io.javalin.router.Endpoint;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/// What a page can do the API can do, and nothing more: walked along the routes of a whole hub.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ApiEqualityTest {
  /// Forms that are for browsers only, and why.
  private static final Map<String, String> BROWSER_FORMS =
      Map.ofEntries(
          Map.entry("/login", "a token takes its place"),
          Map.entry("/logout", "a token is revoked instead"),
          Map.entry("/setup/{token}", "the first administrator, before there is any token"),
          Map.entry("/account/password", "a token must not become a password"),
          Map.entry("/reset/{token}", "the link itself says who sets the password"),
          Map.entry("/account/pin", "a token must not become a PIN"),
          Map.entry("/account/pin/remove", "so with taking it away"),
          Map.entry("/language", "Accept-Language says it"),
          Map.entry("/theme", "looks of a browser"),
          Map.entry("/tokens", "a token must not make tokens"),
          Map.entry("/tokens/revoke", "so with the end of one"),
          Map.entry("/kiosks", "a screen is paired by a person who stands before it"),
          Map.entry("/kiosks/revoke", "so with the end of one"),
          Map.entry("/kiosk/pair", "the code itself says which screen it becomes"),
          Map.entry("/kiosk/visit", "for the visitor who holds the code"),
          Map.entry("/kiosk/badge", "so for the one who holds the badge"),
          Map.entry("/kiosk/answers", "so with what they answer; staff completes steps"),
          Map.entry("/kiosk/sign", "so with their signature"),
          Map.entry("/work/draft", "what a person types and did not send"),
          Map.entry("/work/draft/forget", "so with forgetting it"),
          Map.entry("/report", "leads to the page of a report"));

  /// Pages whose content programs do not read, and why.
  private static final Map<String, String> BROWSER_PAGES =
      Map.ofEntries(
          Map.entry("/login", "a form for browsers"),
          Map.entry("/setup/{token}", "a form for browsers"),
          Map.entry("/reset/{token}", "a form for browsers"),
          Map.entry("/account", "a form for browsers"),
          Map.entry("/account/pin", "a form for browsers"),
          Map.entry("/badges", "listItems of the register of badges tells the same"),
          Map.entry("/badges/{badge}", "getItem and listDoorRosters tell the same"),
          Map.entry("/tokens", "a form for browsers"),
          Map.entry("/api", "about the API itself"),
          Map.entry("/kiosk", "for visitors at a door"),
          Map.entry("/kiosk/inside", "for whoever stands before the door; listInside tells more"),
          Map.entry("/kiosk/held", "the badges that the screen may go on with"),
          Map.entry("/kiosk/token", "the token of the forms of that screen"),
          Map.entry("/kiosks", "screens are for people"),
          Map.entry("/cases/{id}/invitations", "codes are handed to visitors by people"),
          Map.entry("/acts", "logs compared: listCases, listPassages and getItem tell them"),
          Map.entry("/assets/{name}", "looks of the pages"),
          Map.entry("/live", "tells a page to fetch parts of itself anew"),
          Map.entry("/healthz", "a probe of its own"),
          Map.entry("/metrics", "for Prometheus, with a token of its own"),
          Map.entry("/wall", "the overview in large letters"),
          Map.entry("/series/{device}/{point}", "the chart; getReadings tells the same"),
          Map.entry("/files/{sha256}/icon", "a picture in place of the file"),
          Map.entry("/labels/{register}", "labels to print: listItems and a printer"),
          Map.entry("/items", "finds the page of a label"),
          Map.entry("/power", "a drawing of points and cases; the report OUTAGES tells outages"),
          Map.entry("/power/months/{month}", "downloadReport of OUTAGES tells the same"),
          Map.entry("/power/outages/{room}/{start}", "getCase tells what was measured"),
          Map.entry("/power/ups/{ups}", "getItem and the points of the UPS tell the same"),
          Map.entry("/obligations/year", "listDuties drawn over a year"),
          Map.entry("/threats", "listGaps, listItems and listAlarms, told by threat"),
          Map.entry("/memos", "cases with a memo: listCases tells them"),
          Map.entry("/work/new", "listProcedures tells the same"),
          Map.entry("/work/new/{procedure}", "an empty form: getProcedure tells its fields"),
          Map.entry("/definitions/new", "an empty form"),
          Map.entry("/reports", "the kinds of reports: downloadReport names them"),
          Map.entry("/report", "for whoever has no login"),
          Map.entry("/report/{reference}", "for whoever has no login"),
          Map.entry("/report/for/{procedure}/{opener}", "for whoever has no login"),
          Map.entry("/audit", "exportAudit tells the same"),
          Map.entry("/logbook", "exportLogbook tells the same"),
          Map.entry("/months", "exportMonths tells the same"),
          Map.entry("/months/compared", "exportComparedMonths tells the same"),
          Map.entry("/v", "for whoever holds a paper"),
          Map.entry("/v/seal.pem", "for whoever holds a paper"),
          Map.entry("/v/{code}", "for whoever holds a paper; getPaper tells more"));

  private ApiHub office;
  private List<Endpoint> pages;
  private List<Endpoint> api;

  @BeforeAll
  void open(@TempDir Path folder) throws Exception {
    office = new ApiHub(folder);
    List<Endpoint> all =
        office.hub.web().routes().stream().filter(one -> one.method.isHttpMethod()).toList();
    api = all.stream().filter(one -> one.path.startsWith(ApiTable.ROOT)).toList();
    pages = all.stream().filter(one -> !one.path.startsWith(ApiTable.ROOT)).toList();
  }

  @AfterAll
  void close() {
    office.close();
  }

  private static RouteAccess access(Endpoint route) {
    return RouteAccess.of(ApiTable.roles(route)).orElseThrow();
  }

  @Test
  @DisplayName("Every form of a page is an operation of the API, or is for browsers for a reason")
  void aPageCanDoNothingTheApiCannot() {
    Set<String> forms = new TreeSet<>();
    Set<String> bare = new TreeSet<>();
    for (Endpoint route : pages) {
      if (route.method == HandlerType.GET) {
        continue;
      }
      forms.add(route.path);
      if (Operation.of(ApiTable.roles(route)).isEmpty()) {
        bare.add(route.path);
      }
    }
    assertTrue(forms.size() > 60, forms.size() + " forms");
    assertEquals(
        BROWSER_FORMS.keySet().stream().collect(Collectors.toCollection(TreeSet::new)),
        bare,
        "name an Operation beside the access of the route (web/operation), or say here why a"
            + " program needs none");
  }

  @Test
  @DisplayName("Every page is read by an operation of the API, or is for browsers for a reason")
  void aPageShowsNothingTheApiCannot() {
    Set<String> unread = new TreeSet<>();
    Set<String> read =
        office.hub.web().table().reads().stream()
            .map(one -> one.of().page())
            .collect(Collectors.toSet());
    for (Endpoint route : pages) {
      boolean told = read.contains(route.path) || !Operation.of(ApiTable.roles(route)).isEmpty();
      boolean page = route.method == HandlerType.GET && !route.path.startsWith("/part/");
      boolean sheet = route.path.matches("/sheets/[a-z]+(/\\{register})?"); // an empty form
      boolean printed =
          route.path.matches(
              ".*[./]xlsx|/(logbook|months.*|alarms/figures|drills/.*|site/papers.*)\\.pdf");
      if (page && !told && !sheet && !printed) { // a workbook or a print of what the CSV tells
        unread.add(route.path);
      }
    }
    assertEquals(
        new TreeSet<>(BROWSER_PAGES.keySet()),
        unread,
        "give a Read that names the page (web/resource), or say here why a program needs none");
  }

  @Test
  @DisplayName("The API has no route that no page has, and asks of its caller what the page asks")
  void theApiCanDoNothingMore() {
    Map<String, RouteAccess> expected = new TreeMap<>();
    for (Endpoint route : pages) {
      for (Operation operation : Operation.of(ApiTable.roles(route))) {
        expected.put(
            operation.method() + " " + ApiTable.ROOT + operation.path(), known(access(route)));
      }
    }
    Map<String, RouteAccess> byPage =
        pages.stream()
            .filter(one -> one.method == HandlerType.GET)
            .collect(Collectors.toMap(one -> one.path, ApiEqualityTest::access, (a, _) -> a));
    office
        .hub
        .web()
        .table()
        .reads()
        .forEach(one ->
            expected.put(
                "GET " + ApiTable.ROOT + one.of().path(), known(byPage.get(one.of().page()))));
    expected.put("GET " + ApiTable.ROOT + "/openapi.json", RouteAccess.PUBLIC);
    Map<String, RouteAccess> real = new TreeMap<>();
    api.forEach(route -> real.put(route.method + " " + route.path, access(route)));
    assertEquals(expected, real);
  }

  @Test
  @DisplayName("No operation is open to nobody's program: only the document is public")
  void nobodyAsksWithoutAToken() throws Exception {
    ApiHub.Program nobody = new ApiHub.Program(office.hub.port(), "");
    List<String> open = new ArrayList<>();
    for (Endpoint route : api) {
      String path = route.path.replaceAll("\\{[a-z0-9]+}", "1");
      int status = nobody.send(route.method.name(), path, null).status();
      if (status != 401) {
        open.add(route.method + " " + route.path + " " + status);
      }
    }
    assertEquals(List.of("GET " + ApiTable.ROOT + "/openapi.json 200"), open);
  }

  private static RouteAccess known(RouteAccess page) {
    return page == RouteAccess.PUBLIC || page == RouteAccess.WALL ? RouteAccess.VIEWER : page;
  }
}
