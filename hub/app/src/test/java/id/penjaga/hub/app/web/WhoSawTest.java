package id.penjaga.hub.app.web;

import static org.junit.jupiter.api.Assertions.assertEquals;

import id.penjaga.hub.app.web.http.Audited;
import id.penjaga.hub.app.web.http.RouteAccess;
import id.penjaga.hub.app.web.http.WebLimits;
import io.javalin.http.HandlerType;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Of which pages it is kept who looked, generated from the route table.
class WhoSawTest {
  private TestHub hub;

  @AfterEach
  void close() {
    hub.close();
  }

  /// Read by people who look at the room or at work, without anybody's personal data beyond the
  /// names of colleagues.
  private static final Set<String> WITHOUT_PERSONAL_DATA =
      Set.of(
          "/",
          "/account",
          "/account/pin",
          "/acts",
          "/alarms",
          "/alarms/figures",
          "/alarms/figures.pdf",
          "/api",
          "/badges",
          "/badges/enrolments/{device}/{enrolment}",
          "/calendar",
          "/cases",
          "/definitions",
          "/definitions/new",
          "/definitions/{kind}/{id}",
          "/definitions/{kind}/{id}/{hash}",
          "/devices",
          "/doors/rosters",
          "/files/{sha256}/icon",
          "/gaps",
          "/items",
          "/labels/{register}",
          "/memos",
          "/metrics",
          "/monitors",
          "/monitors/{register}/{item}",
          "/months",
          "/months/compared",
          "/months/compared.pdf",
          "/obligations",
          "/obligations/year",
          "/papers",
          "/part/access",
          "/part/alarms",
          "/part/badge",
          "/part/badges/enrolments/{device}/{enrolment}",
          "/part/devices",
          "/part/doors/rosters",
          "/part/monitors",
          "/part/monitors/{register}/{item}",
          "/part/order",
          "/part/overview",
          "/part/points/{device}/{point}",
          "/part/points/{device}/{point}/tuning",
          "/part/power",
          "/part/power/outages/{room}/{start}",
          "/part/shelves",
          "/part/told",
          "/points/{device}/{point}",
          "/points/{device}/{point}/tuning",
          "/power",
          "/power/fuel",
          "/power/months/{month}",
          "/power/outages/{room}/{start}",
          "/power/ups/{ups}",
          "/procedures",
          "/procedures/{id}",
          "/procedures/{id}/sheet.pdf",
          "/registers",
          "/registers/{register}",
          "/reports",
          "/retention",
          "/roles",
          "/roster",
          "/sample/upload",
          "/series/{device}/{point}",
          "/sheets/holidays",
          "/sheets/people",
          "/sheets/register/{register}",
          "/sheets/roster",
          "/site",
          "/site/papers",
          "/site/papers/sample.pdf",
          "/threats",
          "/tokens",
          "/users",
          "/users/log",
          "/work",
          "/work/new",
          "/work/new/{procedure}");

  @Test
  @DisplayName("SEC-14 Every answer says that it holds personal data, or is known to hold none")
  void whoSawIsKept(@TempDir Path folder) {
    hub =
        new TestHub(
            folder,
            new SampleRoom(SampleRoom.Mood.TROUBLE),
            0,
            WebLimits.SHIPPED,
            new OfficeFake(SampleRoom.NOW));
    List<String> silent =
        AccessFilterTest.routes(hub).stream()
            .filter(route -> route.method == HandlerType.GET)
            .filter(route -> AccessFilterTest.access(route) != RouteAccess.PUBLIC)
            .filter(route -> AccessFilterTest.access(route) != RouteAccess.WALL)
            .filter(route ->
                route.metadata(io.javalin.security.Roles.class).getRoles().stream()
                    .noneMatch(Audited.class::isInstance))
            .map(route -> route.path)
            .filter(path -> !WITHOUT_PERSONAL_DATA.contains(path))
            .sorted()
            .toList();
    assertEquals(List.of(), silent, "add Audited to the route, or the path to the list above");
    assertEquals(
        Set.of(),
        WITHOUT_PERSONAL_DATA.stream()
            .filter(path ->
                AccessFilterTest.routes(hub).stream().noneMatch(route -> route.path.equals(path)))
            .collect(Collectors.toSet()),
        "pages that are gone");
  }
}
