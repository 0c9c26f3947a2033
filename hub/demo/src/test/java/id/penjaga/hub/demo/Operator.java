package id.penjaga.hub.demo;

import java.io.IOException;
import java.net.CookieManager;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// A person at the hub's pages, without a window: keeps cookies, sends a form with the token of its
/// page, follows no redirect.
final class Operator implements AutoCloseable {
  private static final String PASSWORD = "empat kata sandi panjang";
  private static final Pattern FORM = Pattern.compile("name=\"_form\" value=\"([^\"]+)\"");

  private final HttpClient client =
      HttpClient.newBuilder().cookieHandler(new CookieManager()).build();
  private String site = "";

  /// Goes to a hub: makes its first account there, or logs in with it.
  void goTo(int port, String setUpPath) throws Exception {
    site = "http://127.0.0.1:" + port;
    Map<String, String> fields = Map.of("name", "sari", "password", PASSWORD, "again", PASSWORD);
    HttpResponse<String> done =
        setUpPath.isEmpty() ? post("/login", "/login", fields) : post(setUpPath, setUpPath, fields);
    if (done.statusCode() >= 400) {
      throw new IOException("not let in: " + done.statusCode() + " " + done.body());
    }
  }

  HttpResponse<String> get(String path) throws Exception {
    return client.send(
        HttpRequest.newBuilder(URI.create(site + path)).build(), BodyHandlers.ofString());
  }

  /// @param page where the form stands
  HttpResponse<String> post(String page, String path, Map<String, String> fields) throws Exception {
    Matcher form = FORM.matcher(get(page).body());
    String body =
        fields.entrySet().stream()
            .map(field -> field.getKey() + "=" + encoded(field.getValue()))
            .collect(Collectors.joining("&"));
    return client.send(
        HttpRequest.newBuilder(URI.create(site + path))
            .header("Content-Type", "application/x-www-form-urlencoded")
            .header("Origin", site)
            .POST(
                HttpRequest.BodyPublishers.ofString(
                    body + "&_form=" + (form.find() ? form.group(1) : "")))
            .build(),
        BodyHandlers.ofString());
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }

  @Override
  public void close() {
    client.close();
  }
}
