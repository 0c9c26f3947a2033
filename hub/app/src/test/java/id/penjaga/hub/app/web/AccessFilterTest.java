package id.penjaga.hub.app.web;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import id.penjaga.hub.app.security.LoginOutcome;
import id.penjaga.hub.app.security.Role;
import id.penjaga.hub.app.web.http.RouteAccess;
import id.penjaga.hub.app.web.http.WebLimits;
import io.javalin.http.HandlerType;
import io.javalin.router.Endpoint;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/// Who may call what, generated from the route table itself.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class AccessFilterTest {
  private static final Set<HandlerType> VERBS = Set.of(HandlerType.GET, HandlerType.POST);

  /// Its pages ask nothing but the role of an account.
  private TestHub hub;

  /// With the pages of the office, which ask of a person as well.
  private TestHub whole;

  private final Map<String, TestHub.Browser> people = new LinkedHashMap<>();
  private LoginOutcome.Welcome viewer;

  @BeforeAll
  void open(@TempDir Path folder) {
    hub = new TestHub(folder.resolve("room"), SampleRoom.Mood.TROUBLE, 0);
    hub.people();
    viewer = hub.logIn("tamu", false);
    people.putAll(people(hub, viewer));
    whole =
        new TestHub(
            folder.resolve("office"),
            new SampleRoom(SampleRoom.Mood.TROUBLE),
            0,
            WebLimits.SHIPPED,
            new OfficeFake(SampleRoom.NOW));
    whole.people();
  }

  private static Map<String, TestHub.Browser> people(TestHub hub, LoginOutcome.Welcome viewer) {
    Map<String, TestHub.Browser> people = new LinkedHashMap<>();
    people.put("nobody", hub.browser());
    people.put("wall", hub.browser(hub.logIn("sari", true)));
    people.put("VIEWER", hub.browser(viewer));
    people.put("OPERATOR", hub.browser(hub.logIn("budi", false)));
    people.put("ADMIN", hub.browser(hub.logIn("sari", false)));
    return people;
  }

  @AfterAll
  void close() {
    hub.close();
    whole.close();
  }

  private List<Endpoint> routes() {
    return routes(hub);
  }

  static List<Endpoint> routes(TestHub hub) {
    return hub.web.routes().stream()
        .filter(endpoint -> VERBS.contains(endpoint.method))
        .filter(endpoint -> !endpoint.path.startsWith("/api/")) // who asks there, ApiTest tells
        .toList();
  }

  @Test
  @DisplayName("row 9: every route names exactly one access; one without would be closed")
  void everyRouteDeclaresItsAccess() {
    List<Endpoint> routes = routes(whole);
    assertTrue(routes.size() > 150, routes.size() + " routes");
    for (Endpoint route : routes) {
      assertTrue(access(route) != null, route.method + " " + route.path);
    }
    assertTrue(RouteAccess.of(Set.of()).isEmpty());
    assertTrue(RouteAccess.of(EnumSet.of(RouteAccess.PUBLIC, RouteAccess.ADMIN)).isEmpty());
  }

  @Test
  @DisplayName("row 9: route x person: exactly those who may are let through")
  void onlyThoseWhoMayAreLetThrough() {
    List<String> wrong = new ArrayList<>();
    for (Endpoint route : routes()) {
      if (route.path.equals("/live") || route.path.equals("/logout")) {
        continue;
      }
      RouteAccess access = access(route);
      people.forEach((person, browser) -> {
        HttpResponse<String> answer = call(hub, route, browser);
        boolean turnedAway = turnedAway(route, answer);
        if (route.path.startsWith("/login") || route.path.equals("/account/password")) {
          return;
        }
        if (turnedAway == may(person, access)) {
          wrong.add(person + " " + route.method + " " + route.path + " " + answer.statusCode());
        }
      });
    }
    assertEquals(List.of(), wrong);
  }

  @Test
  @DisplayName("row 9: no page of the office answers those who may not")
  void nobodyElseIsLetIn() {
    List<String> wrong = new ArrayList<>();
    Map<String, TestHub.Browser> visitors = people(whole, whole.logIn("tamu", false));
    Set<String> known = routes().stream().map(route -> route.path).collect(Collectors.toSet());
    for (Endpoint route : routes(whole)) {
      visitors.forEach((person, browser) -> {
        if (!known.contains(route.path)
            && !may(person, access(route))
            && !turnedAway(route, call(whole, route, browser))) {
          wrong.add(person + " " + route.method + " " + route.path);
        }
      });
    }
    assertEquals(List.of(), wrong);
  }

  private static boolean turnedAway(Endpoint route, HttpResponse<String> answer) {
    return answer.statusCode() == 401
        || answer.statusCode() == 403
        || answer.headers().firstValue("Location").orElse("").startsWith("/login")
            && !route.path.startsWith("/login");
  }

  private static boolean may(String person, RouteAccess access) {
    return switch (access) {
      case PUBLIC -> true;
      case WALL -> !person.equals("nobody");
      case VIEWER, METRICS -> Set.of("VIEWER", "OPERATOR", "ADMIN").contains(person);
      case OPERATOR -> Set.of("OPERATOR", "ADMIN").contains(person);
      case ADMIN -> person.equals("ADMIN");
    };
  }

  @Test
  @DisplayName(
      "row 7: every unsafe route x {no token, another session's, foreign origin, no origin}")
  void formsFromElsewhereAreRefused() {
    TestHub.Browser admin = hub.browser(hub.logIn("sari", false));
    String own = "http://127.0.0.1:" + hub.web.port();
    List<String> wrong = new ArrayList<>();
    for (Endpoint route : routes()) {
      if (route.method != HandlerType.POST) {
        continue;
      }
      String path = path(route);
      String token = "_form=" + admin.form;
      String foreign = "_form=" + viewer.session().form();
      refused(wrong, path, "no token", admin.post(path, "", "Origin", own));
      refused(wrong, path, "other token", admin.post(path, foreign, "Origin", own));
      refused(wrong, path, "foreign origin", admin.post(path, token, "Origin", "http://x.test"));
      refused(wrong, path, "null origin", admin.post(path, token, "Origin", "null"));
      refused(wrong, path, "no origin", admin.post(path, token));
      refused(
          wrong,
          path,
          "cross site",
          admin.post(path, token, "Origin", own, "Sec-Fetch-Site", "cross-site"));
      int get = admin.get(path).statusCode(); // 503: pages of the store, which is away here
      if (get != 404 && get != 405 && get != 200 && get != 303 && get != 503) {
        wrong.add("GET " + path + " " + get);
      }
    }
    assertEquals(List.of(), wrong);
    assertEquals(List.of(), hub.room.sent.stream().filter(s -> s.contains("forged")).toList());
  }

  private static void refused(
      List<String> wrong, String path, String how, HttpResponse<String> answer) {
    if (answer.statusCode() != 403) {
      wrong.add(path + " with " + how + " " + answer.statusCode());
    }
  }

  @Test
  @DisplayName("row 8: the content security policy forbids inline code, and no page has any")
  void nothingInlineAndThePolicySaysSo() {
    TestHub.Browser admin = people.get("ADMIN");
    for (Endpoint route : routes()) {
      if (route.method != HandlerType.GET || route.path.equals("/live")) {
        continue;
      }
      HttpResponse<String> page = admin.get(path(route));
      String policy = page.headers().firstValue("Content-Security-Policy").orElse("");
      assertTrue(policy.contains("default-src 'none'"), route.path);
      assertFalse(policy.contains("unsafe"), route.path);
      assertEquals("nosniff", page.headers().firstValue("X-Content-Type-Options").orElse(""));
      if (page.body().contains("<html")) {
        assertFalse(page.body().matches("(?s).*<script(?![^>]* src=)[^>]*>.*"), route.path);
        assertFalse(page.body().matches("(?s).*<[^>]+ style=.*"), route.path);
        assertFalse(page.body().matches("(?s).*<[^>]+ on[a-z]+=.*"), route.path);
        assertFalse(page.body().contains("<style"), route.path);
      }
    }
  }

  @Test
  @DisplayName("row 6: the session cookie is HttpOnly and SameSite=Strict and changes at login")
  void theCookieIsTight() {
    TestHub.Browser browser = hub.browser();
    HttpResponse<String> page = browser.get("/login?next=/alarms");
    String form = TestHub.Browser.formOf(page);
    String own = "http://127.0.0.1:" + hub.web.port();
    HttpResponse<String> in =
        browser.post(
            "/login",
            "name=budi&password="
                + TestHub.PASSWORD.replace(' ', '+')
                + "&next=/alarms&_form="
                + form,
            "Origin",
            own);
    assertEquals(303, in.statusCode(), in.body());
    assertEquals("/alarms", in.headers().firstValue("Location").orElse(""));
    String cookie =
        in.headers().allValues("Set-Cookie").stream()
            .filter(c -> c.startsWith("penjaga="))
            .findFirst()
            .orElse("");
    assertTrue(cookie.contains("HttpOnly"), cookie);
    assertTrue(cookie.contains("SameSite=Strict"), cookie);
    assertEquals(200, browser.get("/alarms").statusCode());
  }

  @Test
  void aLoginLeadsNowhereElse() {
    TestHub.Browser browser = hub.browser();
    String form = TestHub.Browser.formOf(browser.get("/login"));
    String own = "http://127.0.0.1:" + hub.web.port();
    for (String next : List.of("//x.test/", "https://x.test", "/\\x.test", "javascript:alert(1)")) {
      HttpResponse<String> in =
          browser.post("/language", "language=en&next=" + next + "&_form=" + form, "Origin", own);
      assertEquals("/", in.headers().firstValue("Location").orElse(""), next);
    }
  }

  @Test
  @DisplayName("row 5: guesses are slowed, and the answer for an unknown name is the same")
  void guessesAreSlowedOverHttp() {
    TestHub.Browser browser = hub.browser();
    String form = TestHub.Browser.formOf(browser.get("/login"));
    String own = "http://127.0.0.1:" + hub.web.port();
    List<Integer> answers = new ArrayList<>();
    for (int i = 0; i < 7; i++) {
      answers.add(
          browser
              .post("/login", "name=siapa&password=tebakan&_form=" + form, "Origin", own)
              .statusCode());
    }
    assertEquals(List.of(401, 401, 401, 401, 401, 429, 429), answers);
  }

  @Test
  @DisplayName("row 20: a body larger than any form is refused")
  void hugeBodiesAreRefused() {
    TestHub.Browser admin = people.get("ADMIN");
    int status = admin.submit("/language", "language=" + "x".repeat(200_000)).statusCode();
    assertTrue(status == 413 || status == 403, "status " + status);
  }

  @Test
  @DisplayName("F31 With a token configured /metrics asks for it, on this machine too")
  void healthHasNoSecretsAndMetricsWantTheToken() {
    assertEquals(
        "{\"status\":\"ok\",\"recording\":true,\"broker\":true}\n",
        people.get("nobody").get("/healthz").body());
    hub.state = new HubState(true, false);
    assertEquals(503, people.get("nobody").get("/healthz").statusCode());
    hub.state = new HubState(true, true);
    TestHub.Browser nobody = people.get("nobody");
    assertEquals(401, nobody.get("/metrics").statusCode());
    assertEquals(401, nobody.get("/metrics", "Authorization", "Bearer x").statusCode());
    HttpResponse<String> told =
        nobody.get("/metrics", "Authorization", "Bearer rahasia-prometheus");
    assertTrue(told.body().contains("penjaga_web_responses_total"), told.body());
  }

  @Test
  @DisplayName("row 10: only listed assets exist")
  void pathsLeadNowhereElse() {
    TestHub.Browser nobody = people.get("nobody");
    for (String path :
        List.of(
            "/assets/..%2f..%2fmessages_id.properties",
            "/assets/penjaga.css",
            "/assets/vendor/htmx-2.0.10.js",
            "/assets/%2e%2e/%2e%2e/logback.xml")) {
      int status = nobody.get(path).statusCode();
      assertTrue(status == 404 || status == 400, path + " " + status);
    }
  }

  static RouteAccess access(Endpoint route) {
    io.javalin.security.Roles roles = route.metadata(io.javalin.security.Roles.class);
    return roles == null ? null : RouteAccess.of(roles.getRoles()).orElse(null);
  }

  private static HttpResponse<String> call(TestHub hub, Endpoint route, TestHub.Browser browser) {
    String path = path(route);
    if (route.method == HandlerType.GET) {
      return browser.get(path);
    }
    if (browser.form.isEmpty()) {
      TestHub.Browser fresh = hub.browser();
      String form = TestHub.Browser.formOf(fresh.get("/login"));
      return fresh.post(
          path, body(route) + "&_form=" + form, "Origin", "http://127.0.0.1:" + hub.web.port());
    }
    return browser.submit(path, body(route));
  }

  private static String body(Endpoint route) {
    return switch (route.path) {
      case "/theme" -> "theme=dark";
      case "/language" -> "language=id";
      case "/users/role" -> "name=tidak-ada&role=VIEWER";
      case "/users/enabled" -> "name=tidak-ada&enabled=false";
      case "/users/add" -> "name=x&role=VIEWER&password=pendek";
      default -> "name=x&password=x&again=x";
    };
  }

  private static String path(Endpoint route) {
    return route
        .path
        .replace("{device}", "ruang-server-1")
        .replace("{point}", "room.temperature")
        .replace("{id}", "17")
        .replace("{sha256}", "0".repeat(64))
        .replace("{token}", "x")
        .replace("{name}", "x.css")
        .replaceAll("[{][a-z]+}", "x");
  }

  /// Kept to show that roles are ordered as the routes believe.
  @Test
  void everyRoleCoversTheOnesBelow() {
    for (Role role : Role.values()) {
      for (Role needed : Role.values()) {
        assertEquals(role.ordinal() >= needed.ordinal(), role.covers(needed));
      }
    }
  }
}
