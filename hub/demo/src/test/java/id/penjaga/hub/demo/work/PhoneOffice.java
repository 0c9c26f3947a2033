package id.penjaga.hub.demo.work;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Playwright;
import id.penjaga.device.mqtt.BrokerAccount;
import id.penjaga.device.mqtt.BrokerAddress;
import id.penjaga.hub.app.Hub;
import id.penjaga.hub.app.config.HubConfig;
import id.penjaga.hub.app.config.NoticeConfig;
import id.penjaga.hub.app.definitions.DefinitionFolder;
import id.penjaga.hub.app.definitions.Definitions;
import id.penjaga.hub.core.retention.KeepTimes;
import id.penjaga.hub.demo.office.PastClock;
import id.penjaga.hub.demo.office.SimulatedOffice;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Assumptions;

/// The production hub with the people and the things of the simulated office, none of whom has
/// worked yet, and a browser for their phones. There is no broker: nothing of it needs a room.
final class PhoneOffice implements AutoCloseable {
  static final ZoneId ZONE = ZoneId.of("Asia/Jakarta");
  static final Path CONFIG = Path.of("../../config").toAbsolutePath().normalize();
  static final String PASSWORD = "empat kata yang panjang";

  static final Path CHROMIUM = Path.of("/usr/bin/chromium");

  final Definitions definitions = DefinitionFolder.read(CONFIG);
  private final PastClock clock;
  final Hub hub;
  private final Playwright playwright;
  private final Browser browser;
  private final Map<String, Phone> phones = new HashMap<>();

  /// @param data where the hub keeps what it keeps; not there yet
  /// @param morning of the first working day, at the site
  PhoneOffice(Path data, String morning) throws Exception {
    Assumptions.assumeTrue(
        Files.exists(CHROMIUM) || System.getenv("CI") != null,
        "Chromium is not installed: apt-get install chromium");
    Instant now = at(morning);
    new SimulatedOffice(definitions, ZONE, () -> false)
        .begin(
            Files.createDirectory(
                data,
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------"))),
            PASSWORD,
            now);
    clock = new PastClock(now);
    hub = Hub.start(config(data), clock);
    Map<String, String> environment = new HashMap<>(System.getenv());
    environment.put("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1");
    playwright = Playwright.create(new Playwright.CreateOptions().setEnv(environment));
    browser =
        playwright
            .chromium()
            .launch(
                new BrowserType.LaunchOptions()
                    .setExecutablePath(CHROMIUM)
                    .setArgs(List.of("--no-sandbox", "--disable-dev-shm-usage")));
  }

  private static HubConfig config(Path data) {
    return new HubConfig(
        data,
        CONFIG,
        new HubConfig.Site("Ruang Server Contoh", "Dinas Kominfo Kota Contoh", ZONE),
        new HubConfig.Http("127.0.0.1", 0, false, null, false),
        new BrokerAccount(new BrokerAddress(false, "127.0.0.1", 1), null, null, null),
        null,
        Map.of(),
        KeepTimes.USUAL,
        null,
        List.of(),
        NoticeConfig.NONE);
  }

  static Instant at(String local) {
    return LocalDateTime.parse(local).atZone(ZONE).toInstant();
  }

  /// Puts the clock of the hub.
  ///
  /// @param local `2026-09-14T08:25`
  void clock(String local) {
    clock.set(at(local));
  }

  /// The phone of somebody with an account, who logs in the first time it is asked for.
  Phone phone(String login) {
    return phones.computeIfAbsent(
        login,
        name -> {
          Phone phone = new Phone(browser, "http://127.0.0.1:" + hub.port(), "id-ID");
          phone.logIn(name, PASSWORD);
          return phone;
        });
  }

  /// Puts phones away: their pages keep no connection to the hub any more.
  void away(String... logins) {
    for (String login : logins) {
      Phone phone = phones.remove(login);
      if (phone != null) {
        phone.close();
      }
    }
  }

  /// The phone of somebody who has no account.
  ///
  /// @param locale `id-ID` or `en-GB`
  Phone stranger(String locale) {
    return new Phone(browser, "http://127.0.0.1:" + hub.port(), locale);
  }

  @Override
  public void close() {
    playwright.close();
    hub.close();
  }
}
