package id.penjaga.hub.app;

import java.net.CookieManager;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// A browser without a window: it keeps cookies, sends the token of a form, follows no redirect.
final class HubBrowser {
  static final String LOGIN = "name=sari&password=empat+kata+sandi+panjang";
  static final String ADMIN = LOGIN + "&again=empat+kata+sandi+panjang";
  private static final Pattern FORM = Pattern.compile("name=\"_form\" value=\"([^\"]+)\"");

  private final HttpClient client =
      HttpClient.newBuilder().cookieHandler(new CookieManager()).build();
  private final String site;

  HubBrowser(int port) {
    site = "http://127.0.0.1:" + port;
  }

  HttpResponse<String> get(String path) throws Exception {
    HttpRequest request = HttpRequest.newBuilder(URI.create(site + path)).build();
    return client.send(request, BodyHandlers.ofString());
  }

  /// Fetches the page of a form and posts it.
  ///
  /// @return the status of the answer
  int post(String path, String fields) throws Exception {
    return answer(path, fields).statusCode();
  }

  /// The same with the page that came back.
  HttpResponse<String> answer(String path, String fields) throws Exception {
    return from(path, path, fields);
  }

  /// The same with a form that stands on another page.
  HttpResponse<String> from(String page, String path, String fields) throws Exception {
    Matcher form = FORM.matcher(get(page).body());
    String token = form.find() ? form.group(1) : "";
    return client.send(
        HttpRequest.newBuilder(URI.create(site + path))
            .header("Content-Type", "application/x-www-form-urlencoded")
            .header("Origin", site)
            .POST(HttpRequest.BodyPublishers.ofString(fields + "&_form=" + token))
            .build(),
        BodyHandlers.ofString());
  }
}
