package id.penjaga.hub.app;

import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import id.penjaga.hub.core.book.By;
import id.penjaga.hub.core.book.Value;
import id.penjaga.hub.core.cases.Case;
import id.penjaga.hub.core.work.Answer;
import id.penjaga.hub.core.work.Command;
import java.math.BigDecimal;
import java.net.URLEncoder;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// A whole hub with an approved visit of two visitors, a screen at its door, and the codes that
/// were handed out.
final class KioskVisit implements AutoCloseable {
  static final String ADMIN = "administrator_ruang_server";
  private static final String HEAD = "kepala_bidang_aptika";
  private static final Pattern CODE = Pattern.compile("class=\"once\"[^>]*>([0-9 ]+)<");
  private static final Pattern FIELD =
      Pattern.compile("type=\"hidden\" name=\"(_id|f\\.time_[a-z]+)\" value=\"([^\"]+)\"");
  private static final Pattern RULES =
      Pattern.compile("name=\"f\\.rules\" value=\"(sha256:[0-9a-f]{64})\"");

  ApiHub hub;
  HubBrowser tablet;
  HubBrowser escort;
  private final Path folder;
  private final long admin;
  final long head;
  private int screens = -1;
  private String repeats = "";

  /// Badges that the request names already, by the number of their visitor.
  final Map<Integer, String> planned = new TreeMap<>();

  long about;
  List<String> codes = List.of();

  /// The procedure of the visits, and what the ids of its steps begin with.
  String procedure = "VISIT";

  String steps = "VIS-";

  KioskVisit(Path folder) throws Exception {
    this(folder, Path.of("../../config"));
  }

  /// @param definitions their folder
  KioskVisit(Path folder, Path definitions) throws Exception {
    this.folder = folder;
    hub = new ApiHub(folder, definitions, "");
    ApiHub.Program keeper = hub.program();
    keeper.post("/people", Map.of("name", "Sari", "unit", "Aptika", "login", "sari"));
    hub.program(keeper, "bayu", ADMIN, "staf_ruang_server");
    hub.program(keeper, "lestari", HEAD, "pejabat_berwenang");
    admin = person("bayu");
    head = person("lestari");
    escort = hub.browser("bayu");
    tablet = new HubBrowser(hub.hub.port());
  }

  /// Stops the hub, and starts it again with the definitions of another folder.
  void restarts(Path definitions) throws Exception {
    hub.close();
    hub = new ApiHub(folder, definitions, "");
    escort = hub.browser("bayu");
    tablet = new HubBrowser(hub.hub.port());
  }

  private long person(String login) {
    return Objects.requireNonNull(hub.hub.office().people().byLogin(login)).id();
  }

  By admin() {
    return new By.Human(admin, ADMIN);
  }

  By head() {
    return new By.Human(head, HEAD);
  }

  /// A visit from an hour ago until in an hour.
  void approved(String... names) throws Exception {
    approved(Duration.ofHours(-1), names);
  }

  /// A visit of two hours.
  void approved(Duration from, String... names) throws Exception {
    asked(from, from.plusHours(2), names);
    permit();
  }

  private void permit() throws Exception {
    does(head(), steps + "P2", "approved", Map.of("escort", Value.of("p" + admin)));
    invited();
  }

  /// Reads the codes of the visitors from the page of their invitations.
  void invited() throws Exception {
    codes = new ArrayList<>();
    Matcher code = CODE.matcher(escort.get("/cases/" + about + "/invitations").body());
    while (code.find()) {
      codes.add(code.group(1).replace(" ", ""));
    }
  }

  /// A visit that repeats, each time from the hour of its beginning to that of its end.
  void repeats(Duration from, Duration until, String days, String... names) throws Exception {
    repeats = days;
    asked(from, until, names);
    repeats = "";
    permit();
  }

  void asked(Duration from, Duration until, String... names) {
    Instant now = Instant.now();
    about =
        assertInstanceOf(
                Answer.Stored.class,
                act(admin(), null, new Command.OpenCase(procedure, "request", Map.of(), null, "")))
            .about();
    Map<String, Value> request = new LinkedHashMap<>();
    request.put("requester_org", Value.of("PT Sejuk"));
    request.put("vendor_kind", Value.of("ac"));
    request.put("purpose_kind", Value.of("pemeliharaan"));
    request.put("target", Value.of("Pembersihan AC unit 1"));
    List<Value> visitors = new ArrayList<>();
    for (String name : names) {
      visitors.add(
          new Value.Group(
              new TreeMap<>(
                  Map.of("name", new Value.Personal(name), "unit", Value.of("PT Sejuk")))));
    }
    planned.forEach(
        (item, badge) -> visitors.set(item - 1, planned(visitors.get(item - 1), badge)));
    request.put("visitors", new Value.Many(visitors));
    request.put("window_start", Value.of(now.plus(from).toString()));
    request.put("window_end", Value.of(now.plus(until).toString()));
    if (!repeats.isEmpty()) {
      request.put("days", Value.of(repeats));
    }
    request.put(
        "equipment_in",
        new Value.Many(
            List.of(
                new Value.Group(
                    new TreeMap<>(
                        Map.of(
                            "name",
                            Value.of("Pompa vakum"),
                            "count",
                            new Value.Numeric(BigDecimal.ONE)))))));
    does(admin(), steps + "P1", null, request);
  }

  private static Value planned(Value visitor, String badge) {
    Map<String, Value> row = new TreeMap<>(((Value.Group) visitor).values());
    row.put("badge", new Value.Personal(badge));
    return new Value.Group(row);
  }

  /// A permission given orally, for two hours from now.
  void urgent(String... names) throws Exception {
    about =
        assertInstanceOf(
                Answer.Stored.class,
                act(admin(), null, new Command.OpenCase("URGENT", "emergency", Map.of(), null, "")))
            .about();
    List<Value> visitors = new ArrayList<>();
    for (String name : names) {
      visitors.add(
          new Value.Group(
              new TreeMap<>(
                  Map.of("name", new Value.Personal(name), "unit", Value.of("PT Sejuk")))));
    }
    Instant now = Instant.now();
    does(
        admin(),
        "UP-1",
        null,
        Map.of(
            "given_by", Value.of("p" + head),
            "given_at", Value.of(now.minusSeconds(60).toString()),
            "reason", Value.of("UPS berasap"),
            "work", Value.of("Memeriksa UPS"),
            "visitors", new Value.Many(visitors),
            "escort", Value.of("p" + admin),
            "until", Value.of(now.plusSeconds(7_200).toString())));
  }

  Answer act(By by, Long about, Command command) {
    return hub.hub.office().act(UUID.randomUUID().toString(), by, about, command, null, "");
  }

  Answer tries(By by, String step, String branch, Map<String, Value> answers) {
    return act(by, about, new Command.Complete(opening(step), answers, branch, "", Map.of(), ""));
  }

  void does(By by, String step, String branch, Map<String, Value> answers) {
    Answer answer = tries(by, step, branch, answers);
    assertTrue(answer instanceof Answer.Stored, () -> step + ": " + answer);
  }

  Case state() {
    return hub.hub.office().caseFile(about).orElseThrow().state();
  }

  int opening(String step) {
    return state().open().stream()
        .filter(number -> state().openings().get(number).step().equals(step))
        .findFirst()
        .orElseThrow();
  }

  /// Announces a screen and pairs the tablet with it.
  void paired() throws Exception {
    paired("none");
  }

  /// @param door at which it stands
  void paired(String door) throws Exception {
    hub.admin.from("/kiosks", "/kiosks/revoke", "kiosk=" + ++screens);
    String name = "Pintu+" + (screens + 1);
    String page = hub.admin.answer("/kiosks", "name=" + name + "&door=" + door).body();
    Matcher code = CODE.matcher(page);
    assertTrue(code.find(), page);
    HttpResponse<String> answer =
        tablet.from("/kiosk", "/kiosk/pair", "code=" + code.group(1).replace(' ', '+'));
    assertTrue(answer.statusCode() == 303, answer.body());
  }

  /// Number of the screen that the tablet is.
  int screen() {
    return screens + 1;
  }

  HttpResponse<String> types(String code) throws Exception {
    return tablet.from("/kiosk", "/kiosk/visit", "code=" + code);
  }

  /// What a questions page sends back by itself, with answers.
  static Map<String, String> form(String page, Map<String, String> answers) {
    Map<String, String> fields = new LinkedHashMap<>();
    Matcher hidden = FIELD.matcher(page);
    while (hidden.find()) {
      fields.put(hidden.group(1), hidden.group(2));
    }
    Matcher rules = RULES.matcher(page);
    if (rules.find()) {
      fields.put("f.rules", rules.group(1));
    }
    fields.putAll(answers);
    return fields;
  }

  HttpResponse<String> sends(String code, Map<String, String> fields) throws Exception {
    StringBuilder body = new StringBuilder("code=" + code);
    fields.forEach((name, value) ->
        body.append('&')
            .append(name)
            .append('=')
            .append(URLEncoder.encode(value, StandardCharsets.UTF_8)));
    return tablet.from("/kiosk", "/kiosk/answers", body.toString());
  }

  /// A whole arrival.
  static Map<String, String> arrival(String badge) {
    Map<String, String> answers = new LinkedHashMap<>();
    for (int i = 1; i <= 5; i++) {
      answers.put("f.prohibited.X" + i + ".result", "good");
    }
    answers.put("f.purpose", "Membersihkan filter");
    answers.put("f.work_kind", "environment");
    answers.put("f.card_kept", "ktp");
    answers.put("f.badge", badge);
    return answers;
  }

  /// A whole leaving of somebody who brought nothing.
  static Map<String, String> leaving() {
    Map<String, String> answers = new LinkedHashMap<>();
    answers.put("f.activities", "Filter dibersihkan");
    answers.put("f.packing_out", "yes");
    answers.put("f.room_rules.R1.result", "good");
    answers.put("f.room_rules.R2.result", "good");
    answers.put("f.card_returned", "yes");
    answers.put("f.visitor_signature", "10,10 20,30 40,20 60,80 90,30 120,60;130,20 140,90");
    answers.put("f.escort_signature", "10,90 20,60 40,80 60,20 90,70 120,30");
    return answers;
  }

  @Override
  public void close() {
    hub.close();
  }
}
