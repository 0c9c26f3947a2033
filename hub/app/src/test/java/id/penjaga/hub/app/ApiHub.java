package id.penjaga.hub.app;

import id.penjaga.device.shell.threads.Threads;
import id.penjaga.hub.app.config.HubConfigReader;
import id.penjaga.hub.app.security.Security;
import id.penjaga.hub.app.security.secret.Passwords.Cost;
import id.penjaga.hub.app.store.NewTables;
import id.penjaga.hub.app.store.accounts.AccountTables;
import id.penjaga.hub.core.json.CanonicalJson;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// A whole hub with its store on the disk, and programs that ask it: an administrator `sari` and
/// people of the office, made by the API itself.
public final class ApiHub implements AutoCloseable {
  static final String PASSWORD = "empat kata sandi panjang";
  private static final String ACCOUNTS = "accounts.mv.db";
  private static final Pattern SECRET = Pattern.compile(">(pjg_[^<]+)<");

  final Hub hub;
  final HubBrowser admin;

  ApiHub(Path folder) throws Exception {
    this(folder, "");
  }

  /// @param more lines of the configuration
  ApiHub(Path folder, String more) throws Exception {
    this(folder, Path.of("../../config"), more);
  }

  /// @param definitions their folder
  ApiHub(Path folder, Path definitions, String more) throws Exception {
    Path yaml = folder.resolve("hub.yaml");
    Files.writeString(
        yaml,
        "http: { port: 0 }\nmqtt: { url: \"tcp://127.0.0.1:1\" }\n"
            + "site: { name: R, zone: Asia/Jakarta }\ndefinitions: "
            + definitions.toAbsolutePath().normalize()
            + "\n"
            + more);
    Path data = folder.resolve("data/hub");
    if (!Files.exists(data)) {
      NewTables.in(data);
      Files.write(data.resolve(ACCOUNTS), Administered.FILE);
    }
    hub = Hub.start(HubConfigReader.read(yaml));
    admin = new HubBrowser(hub.port());
    admin.post("/login", HubBrowser.LOGIN);
  }

  /// The accounts of a hub that has its administrator, made once: each hash of the shipped cost
  /// takes a tenth of a second, and hubs begin in some forty tests.
  private static final class Administered {
    static final byte[] FILE = made();

    private static byte[] made() {
      try {
        Path folder = Files.createTempDirectory("penjaga-accounts");
        Threads threads =
            new Threads(bug -> {
              throw new IllegalStateException(bug);
            });
        try (Security security =
            Security.open(
                AccountTables.inFolder(folder, threads),
                folder,
                InstantSource.system(),
                () -> 0L,
                Cost.CHEAP,
                threads)) {
          String token = security.setUpToken().orElseThrow();
          security.createFirstAdmin(token, "sari", PASSWORD, "127.0.0.1");
        }
        byte[] accounts = Files.readAllBytes(folder.resolve(ACCOUNTS));
        // Closing leaves a trace of its own at times.
        try (Stream<Path> left = Files.list(folder)) {
          for (Path file : left.toList()) {
            Files.delete(file);
          }
        }
        Files.delete(folder);
        return accounts;
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }

  /// A token of whoever uses a browser, for everything they may do.
  static String token(HubBrowser browser, String name, String level) throws Exception {
    return token(browser, name, level, "roles=all&rooms=all");
  }

  static String token(HubBrowser browser, String name, String level, String scope)
      throws Exception {
    String page =
        browser.answer("/tokens", "name=" + name + "&days=90&level=" + level + "&" + scope).body();
    Matcher secret = SECRET.matcher(page);
    if (!secret.find()) {
      throw new IOException("no token: " + page);
    }
    return secret.group(1);
  }

  /// A program with everything that the administrator may do.
  Program program() throws Exception {
    return program("semua");
  }

  /// @param name of its token
  Program program(String name) throws Exception {
    return new Program(hub.port(), token(admin, name, "ADMIN"));
  }

  /// Makes an account and its person, and a token of theirs.
  Program program(Program keeper, String login, String... roles) throws Exception {
    keeper.post("/accounts", Map.of("name", login, "role", "OPERATOR", "password", PASSWORD));
    keeper.post(
        "/people",
        Map.of("name", "Si " + login, "unit", "Aptika", "login", login, "roles", List.of(roles)));
    return new Program(hub.port(), token(browser(login), "kerja", "OPERATOR"));
  }

  HubBrowser browser(String login) throws Exception {
    HubBrowser browser = new HubBrowser(hub.port());
    browser.post(
        "/login",
        "name=" + login + "&password=" + URLEncoder.encode(PASSWORD, StandardCharsets.UTF_8));
    return browser;
  }

  @Override
  public void close() {
    hub.close();
  }

  /// What came back.
  ///
  /// @param json empty when it is none
  public record Told(HttpResponse<String> raw, Map<?, ?> json) {
    int status() {
      return raw.statusCode();
    }

    String header(String name) {
      return raw.headers().firstValue(name).orElse("");
    }

    Object at(String name) {
      return json.get(name);
    }

    List<?> items() {
      return (List<?>) json.get("items");
    }
  }

  /// A program with a token.
  public static final class Program {
    private final HttpClient client = HttpClient.newHttpClient();
    private final String root;
    final String token;

    Program(int port, String token) {
      root = "http://127.0.0.1:" + port;
      this.token = token;
    }

    Told get(String path, String... headers) throws Exception {
      return send("GET", "/api/v1" + path, null, headers);
    }

    Told post(String path, Map<String, ?> body, String... headers) throws Exception {
      return send("POST", "/api/v1" + path, CanonicalJson.write(body), headers);
    }

    Told put(String path, Map<String, ?> body, String... headers) throws Exception {
      return send("PUT", "/api/v1" + path, CanonicalJson.write(body), headers);
    }

    /// @param body null for none
    Told send(String method, String path, String body, String... headers) throws Exception {
      HttpRequest.Builder request =
          HttpRequest.newBuilder(URI.create(root + path))
              .method(
                  method,
                  body == null
                      ? HttpRequest.BodyPublishers.noBody()
                      : HttpRequest.BodyPublishers.ofString(body));
      if (!token.isEmpty()) {
        request.header("Authorization", "Bearer " + token);
      }
      if (body != null) {
        request.setHeader("Content-Type", "application/json");
      }
      for (int i = 0; i + 1 < headers.length; i += 2) {
        request.setHeader(headers[i], headers[i + 1]);
      }
      HttpResponse<String> answer = client.send(request.build(), BodyHandlers.ofString());
      String type = answer.headers().firstValue("Content-Type").orElse("");
      return new Told(
          answer,
          type.contains("json") && !answer.body().isEmpty()
              ? (Map<?, ?>) CanonicalJson.parse(answer.body())
              : Map.of());
    }
  }
}
