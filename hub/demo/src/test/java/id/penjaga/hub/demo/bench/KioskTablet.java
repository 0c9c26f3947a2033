package id.penjaga.hub.demo.bench;

import java.io.IOException;
import java.net.CookieManager;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// The screen of a door without a window, as its script asks: content without the page around it,
/// the connection kept.
final class KioskTablet {
  private static final Pattern FORM = Pattern.compile("name=\"_form\" value=\"([^\"]+)\"");
  private static final Pattern CODE = Pattern.compile("class=\"once\"[^>]*>([0-9 ]+)<");
  private static final Pattern FIELD =
      Pattern.compile("type=\"hidden\" name=\"(_id|f\\.time_[a-z]+)\" value=\"([^\"]+)\"");
  private static final Pattern RULES =
      Pattern.compile("name=\"f\\.rules\" value=\"(sha256:[0-9a-f]{64})\"");

  private final HttpClient client;
  private final String site;
  private String form = "";

  /// @param nanos from the question to the last byte
  record Screen(String page, long nanos) {
    boolean is(String kind) {
      return page.contains("data-screen=\"" + kind + "\"");
    }
  }

  KioskTablet(int port) {
    client = HttpClient.newBuilder().cookieHandler(new CookieManager()).build();
    site = "http://127.0.0.1:" + port;
  }

  /// The same browser, asking somebody else.
  KioskTablet(KioskTablet same, int port) {
    client = same.client;
    site = "http://127.0.0.1:" + port;
  }

  /// Sets the hub up, announces a screen, and becomes it.
  ///
  /// @param setUp where the first account is made
  void begins(String setUp) throws Exception {
    get(setUp);
    String word = "empat kata sandi panjang";
    post(setUp, Map.of("name", "sari", "password", word, "again", word));
    get("/kiosks");
    Matcher code = CODE.matcher(post("/kiosks", Map.of("name", "Pintu", "door", "none")).page());
    if (!code.find()) {
      throw new IOException("no screen was announced");
    }
    get("/kiosk");
    post("/kiosk/pair", Map.of("code", code.group(1).replace(" ", "")));
    get("/kiosk");
  }

  Screen get(String path) throws Exception {
    return send(HttpRequest.newBuilder(URI.create(site + path)));
  }

  Screen types(String code) throws Exception {
    return post("/kiosk/visit", Map.of("code", code));
  }

  /// Answers questions, with what their page sends back by itself.
  Screen sends(String code, Screen questions, Map<String, String> answers) throws Exception {
    Map<String, String> fields = new LinkedHashMap<>();
    fields.put("code", code);
    Matcher hidden = FIELD.matcher(questions.page());
    while (hidden.find()) {
      fields.put(hidden.group(1), hidden.group(2));
    }
    Matcher rules = RULES.matcher(questions.page());
    if (rules.find()) {
      fields.put("f.rules", rules.group(1));
    }
    fields.putAll(answers);
    return post("/kiosk/answers", fields);
  }

  private Screen post(String path, Map<String, String> fields) throws Exception {
    StringBuilder body = new StringBuilder("_form=").append(form);
    fields.forEach((name, value) ->
        body.append('&')
            .append(name)
            .append('=')
            .append(URLEncoder.encode(value, StandardCharsets.UTF_8)));
    return send(
        HttpRequest.newBuilder(URI.create(site + path))
            .header("Content-Type", "application/x-www-form-urlencoded")
            .header("Origin", site)
            .POST(HttpRequest.BodyPublishers.ofString(body.toString())));
  }

  private Screen send(HttpRequest.Builder request) throws Exception {
    long began = System.nanoTime();
    HttpResponse<String> answer =
        client.send(request.header("X-Kiosk", "part").build(), BodyHandlers.ofString());
    long nanos = System.nanoTime() - began;
    Matcher token = FORM.matcher(answer.body());
    form = token.find() ? token.group(1) : form;
    return new Screen(answer.body(), nanos);
  }
}
