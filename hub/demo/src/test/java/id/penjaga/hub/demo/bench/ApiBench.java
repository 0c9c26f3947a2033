package id.penjaga.hub.demo.bench;

import id.penjaga.hub.app.Hub;
import id.penjaga.hub.app.config.HubConfigReader;
import java.net.CookieManager;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Steps that a program completes by the API beside those that a browser completes by the form of
/// the page, in turn on the same hub: a case opened, begun and completed, one after the other, each
/// on the disk when it is answered.
///
/// ```
/// mvn -q package -DskipTests exec:exec@run -Dexec.classpathScope=test \
///     -Dmain.class=id.penjaga.hub.demo.bench.ApiBench
/// ```
///
/// Settings by environment, in `API`: cases of each round, 100 without.
final class ApiBench {
  private static final String PASSWORD = "empat kata sandi panjang";
  private static final Pattern FORM = Pattern.compile("name=\"_form\" value=\"([^\"]+)\"");
  private static final Pattern SECRET = Pattern.compile(">(pjg_[^<]+)<");
  private static final Pattern NUMBER = Pattern.compile("(?:/cases/|\"case\":)([0-9]+)");
  private static final int ROUNDS = 3;

  private final HttpClient client =
      HttpClient.newBuilder().cookieHandler(new CookieManager()).build();
  private final String site;
  private String form = "";
  private String token = "";
  private int servers;

  private ApiBench(int port) {
    site = "http://127.0.0.1:" + port;
  }

  public static void main(String[] arguments) throws Exception {
    String given = System.getenv("API");
    int cases = given == null ? 100 : Integer.parseInt(given);
    Path folder = Files.createTempDirectory("penjaga-api");
    Path yaml = folder.resolve("hub.yaml");
    Files.writeString(
        yaml,
        "http: { port: 0 }\nmqtt: { url: \"tcp://127.0.0.1:1\" }\nsite: { name: R }\ndefinitions: "
            + config()
            + "\n");
    try (Hub hub = Hub.start(HubConfigReader.read(yaml))) {
      ApiBench bench = new ApiBench(hub.port());
      bench.begin(hub.setUpPath().orElseThrow());
      bench.round("warm", cases / 2, true);
      bench.round("warm", cases / 2, false);
      for (int i = 0; i < ROUNDS; i++) {
        bench.round("page", cases, false);
        bench.round("API", cases, true);
      }
    }
  }

  private static Path config() {
    Path here = Path.of("").toAbsolutePath();
    while (!Files.isDirectory(here.resolve("config/procedures"))) {
      here = here.getParent();
    }
    return here.resolve("config");
  }

  private void begin(String setUp) throws Exception {
    fetch(setUp);
    submit(setUp, "name", "sari", "password", PASSWORD, "again", PASSWORD);
    fetch("/people");
    submit(
        "/people/add",
        "name",
        "Sari",
        "unit",
        "Aptika",
        "login",
        "sari",
        "roles",
        "staf_jaringan_dc");
    HttpResponse<String> made =
        submit(
            "/tokens", "name", "bench", "days", "1", "level", "ADMIN", "roles", "all", "rooms",
            "all");
    Matcher secret = SECRET.matcher(made.body());
    if (!secret.find()) {
      throw new IllegalStateException("no token: " + made.statusCode() + " " + made.body());
    }
    token = secret.group(1);
  }

  private void fetch(String path) throws Exception {
    String page =
        client
            .send(HttpRequest.newBuilder(URI.create(site + path)).build(), BodyHandlers.ofString())
            .body();
    Matcher found = FORM.matcher(page);
    form = found.find() ? found.group(1) : form;
  }

  /// The form's token is the session's, so that no page need be fetched for each form.
  private HttpResponse<String> submit(String path, String... fields) throws Exception {
    StringBuilder body = new StringBuilder("_form=").append(form);
    for (int i = 0; i + 1 < fields.length; i += 2) {
      body.append('&').append(fields[i]).append('=');
      body.append(URLEncoder.encode(fields[i + 1], StandardCharsets.UTF_8));
    }
    HttpResponse<String> answer =
        client.send(
            HttpRequest.newBuilder(URI.create(site + path))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .header("Origin", site)
                .POST(HttpRequest.BodyPublishers.ofString(body.toString()))
                .build(),
            BodyHandlers.ofString());
    if (answer.statusCode() >= 400) {
      throw new IllegalStateException(path + " " + answer.statusCode() + " " + answer.body());
    }
    return answer;
  }

  private String ask(String path, String json) throws Exception {
    HttpResponse<String> answer =
        client.send(
            HttpRequest.newBuilder(URI.create(site + "/api/v1" + path))
                .header("Authorization", "Bearer " + token)
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(json))
                .build(),
            BodyHandlers.ofString());
    if (answer.statusCode() >= 400) {
      throw new IllegalStateException(path + " " + answer.statusCode() + " " + answer.body());
    }
    return answer.body();
  }

  private void round(String name, int cases, boolean api) throws Exception {
    List<Long> times = new ArrayList<>();
    long begin = System.nanoTime();
    for (int i = 0; i < cases; i++) {
      String server = "SRV-" + servers++;
      long at = System.nanoTime();
      String opened =
          api
              ? ask(
                  "/procedures/SRVSEC/cases",
                  "{\"trigger\":\"by_hand\",\"subject\":{\"server\":\"" + server + "\"}}")
              : submit("/work/new/SRVSEC", "_trigger", "by_hand", "f.server", server)
                  .headers()
                  .firstValue("Location")
                  .orElse("");
      at = took(times, at);
      Matcher number = NUMBER.matcher(opened);
      if (!number.find()) {
        throw new IllegalStateException("no case: " + opened);
      }
      String place = "/cases/" + number.group(1);
      if (api) {
        ask(place + "/steps/1/begin", "{}");
        at = took(times, at);
        ask(
            place + "/steps/1/complete",
            "{\"branch\":\"normal\",\"answers\":{\"checks\":[{\"object\":\""
                + server
                + "\",\"result\":\"normal\"}],\"finding\":\"Semua menjawab\"}}");
      } else {
        submit(place + "/begin", "_opening", "1");
        at = took(times, at);
        submit(
            place + "/complete",
            "_opening",
            "1",
            "_branch",
            "normal",
            "f.checks.1.object",
            server,
            "f.checks.1.result",
            "normal",
            "f.finding",
            "Semua menjawab",
            "n.network",
            "yes",
            "_output_there",
            "yes");
      }
      took(times, at);
    }
    double seconds = (System.nanoTime() - begin) / 1e9;
    Collections.sort(times);
    System.out.printf(
        "%-5s %,7.0f commands/s, p50 %.1f ms, p99 %.1f ms%n",
        name,
        times.size() / seconds,
        times.get(times.size() / 2) / 1e6,
        times.get(times.size() * 99 / 100) / 1e6);
  }

  private static long took(List<Long> times, long since) {
    long now = System.nanoTime();
    times.add(now - since);
    return now;
  }
}
