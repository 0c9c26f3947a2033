package id.penjaga.hub.app.web;

import id.penjaga.device.shell.threads.Threads;
import id.penjaga.hub.app.files.Attachments;
import id.penjaga.hub.app.notice.NoticeDesk;
import id.penjaga.hub.app.office.LateOffice;
import id.penjaga.hub.app.papers.PaperDesk;
import id.penjaga.hub.app.papers.PaperFolder;
import id.penjaga.hub.app.papers.ReportDesk;
import id.penjaga.hub.app.roster.DoorRosters;
import id.penjaga.hub.app.security.LoginOutcome;
import id.penjaga.hub.app.security.LoginSession;
import id.penjaga.hub.app.security.Role;
import id.penjaga.hub.app.security.Security;
import id.penjaga.hub.app.security.pin.DoorPins;
import id.penjaga.hub.app.security.secret.Passwords.Cost;
import id.penjaga.hub.app.security.token.Tokens;
import id.penjaga.hub.app.store.NewTables;
import id.penjaga.hub.app.store.accounts.AccountTables;
import id.penjaga.hub.app.store.accounts.TokenTables;
import id.penjaga.hub.app.store.files.AttachmentTables;
import id.penjaga.hub.app.store.sql.StoreException;
import id.penjaga.hub.app.tuning.StoredPast;
import id.penjaga.hub.app.tuning.TuningDesk;
import id.penjaga.hub.app.web.alarm.AlarmRooms;
import id.penjaga.hub.app.web.badge.BadgeRooms;
import id.penjaga.hub.app.web.definition.VersionPages;
import id.penjaga.hub.app.web.erasure.ErasurePages;
import id.penjaga.hub.app.web.erasure.RetentionPages;
import id.penjaga.hub.app.web.files.FilePages;
import id.penjaga.hub.app.web.files.Uploads;
import id.penjaga.hub.app.web.http.Desk;
import id.penjaga.hub.app.web.http.Drawing;
import id.penjaga.hub.app.web.http.Pages;
import id.penjaga.hub.app.web.http.Sources;
import id.penjaga.hub.app.web.http.WebLimits;
import id.penjaga.hub.app.web.monitor.MonitorPages;
import id.penjaga.hub.app.web.notice.MyNoticePages;
import id.penjaga.hub.app.web.notice.NoticePages;
import id.penjaga.hub.app.web.operation.Read;
import id.penjaga.hub.app.web.paper.PaperRooms;
import id.penjaga.hub.app.web.people.PeopleRooms;
import id.penjaga.hub.app.web.power.PowerPages;
import id.penjaga.hub.app.web.register.RegisterPages;
import id.penjaga.hub.app.web.report.ReportPages;
import id.penjaga.hub.app.web.resource.Resources;
import id.penjaga.hub.app.web.tuning.TuningPages;
import id.penjaga.hub.app.web.work.WorkPages;
import io.prometheus.metrics.model.registry.PrometheusRegistry;
import java.io.IOException;
import java.net.CookieManager;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// A real server on a free port with real accounts and a made-up room.
final class TestHub implements AutoCloseable {
  static final String PASSWORD = "empat kata sandi panjang";
  private final Threads threads =
      new Threads(bug -> {
        throw new IllegalStateException(bug);
      });
  final SampleRoom room;
  final Security security;
  final Tokens tokens;

  /// The clock by which tokens live.
  volatile Instant now = SampleRoom.NOW;

  final Web web;
  private final Path folder;
  private Attachments attachments;
  volatile HubState state = new HubState(true, true);

  TestHub(Path folder, SampleRoom.Mood mood, int port) {
    this(folder, mood, port, WebLimits.SHIPPED);
  }

  TestHub(Path folder, SampleRoom.Mood mood, int port, WebLimits limits) {
    this(folder, new SampleRoom(mood), port, limits, null);
  }

  /// With people's work beside the room, at the office's time.
  TestHub(Path folder, SampleRoom room, int port, WebLimits limits, @Nullable OfficeFake office) {
    InstantSource clock = () -> office == null ? SampleRoom.NOW : office.now;
    this.folder = folder;
    this.room = room;
    AccountTables accounts = AccountTables.inFolder(NewTables.accounts(folder), threads);
    security = Security.open(accounts, folder, () -> SampleRoom.NOW, () -> 0L, Cost.CHEAP, threads);
    tokens = new Tokens(security, new TokenTables(accounts), () -> now, () -> 0L);
    WebConfig config =
        new WebConfig(
            "127.0.0.1",
            port,
            ZoneId.of("Asia/Jakarta"),
            "Ruang server Kominfo",
            false,
            "rahasia-prometheus",
            Attachments.incoming(folder),
            List.of());
    Sources sources =
        new Sources(
            room,
            room,
            office == null ? Desk.NONE : office::desk,
            office == null ? new LateOffice() : office);
    web =
        Web.start(
            config,
            limits,
            security,
            tokens,
            sources,
            () -> state,
            new PrometheusRegistry(),
            drawing -> pages(drawing, sources, office, clock),
            clock,
            threads);
  }

  /// Real ones; their database is there when the first is asked for.
  synchronized Attachments attachments() {
    if (attachments == null) {
      attachments = new Attachments(folder, new AttachmentTables(NewTables.work(folder), threads));
    }
    return attachments;
  }

  private TuningDesk tuning(OfficeFake office) {
    StoredPast none =
        new StoredPast(() -> {
          throw new StoreException("no store here");
        });
    return new TuningDesk(none, office, () -> 0L, threads);
  }

  private Web.Served pages(
      Drawing drawing, Sources sources, @Nullable OfficeFake office, InstantSource clock) {
    List<Pages> pages = new ArrayList<>();
    List<Read> reads = new ArrayList<>();
    pages.add(new FilePages(drawing, new Uploads(this::attachments, clock)));
    pages.add(new SampleUpload(drawing));
    if (office != null) {
      pages.addAll(WorkPages.of(drawing, office, room, _ -> null));
      pages.addAll(RegisterPages.of(drawing, office, room, System::nanoTime));
      pages.add(new ErasurePages(drawing, office));
      pages.add(new RetentionPages(drawing, office));
      pages.add(new MonitorPages(drawing, office, office.monitoring()));
      pages.add(new PowerPages(drawing, office));
      pages.add(new ReportPages(drawing, office, () -> 0L));
      pages.add(new VersionPages(drawing, office, Path.of("../../config")));
      PaperDesk papers =
          new PaperDesk(
              office,
              new SampleArchive(office),
              PaperFolder.read(Path.of("../../config"), ""),
              ZoneId.of("Asia/Jakarta"),
              clock,
              (_, _) -> List.of());
      Uploads uploads = new Uploads(this::attachments, clock);
      pages.addAll(PeopleRooms.of(drawing, office, room, security, papers, uploads));
      pages.addAll(PaperRooms.of(drawing, office, papers, (_, _, _) -> List.of(), null));
      DoorRosters doors = new DoorRosters(null);
      DoorPins pins = new DoorPins(security, new PinsInMemory(), clock);
      pages.addAll(BadgeRooms.of(drawing, office, doors, pins, security));
      NoticeDesk notices = SampleNotices.desk(office, clock);
      pages.addAll(
          AlarmRooms.of(drawing, office, room, papers.reports((_, _, _) -> List.of()), notices));
      pages.add(new NoticePages(drawing, office, notices, room));
      pages.add(new MyNoticePages(drawing, office, notices));
      TuningDesk tuning = tuning(office);
      pages.add(new TuningPages(drawing, room, tuning));
      reads.addAll(
          Resources.of(
              drawing, sources, papers, office.monitoring(), doors, notices, tuning, security));
    } else {
      NoticeDesk notices = SampleNotices.desk(sources.office(), clock);
      PaperFolder.Looks looks = PaperFolder.read(Path.of("../../config"), "");
      PaperDesk papers =
          new PaperDesk(
              sources.office(), null, looks, ZoneId.of("Asia/Jakarta"), clock, (_, _) -> List.of());
      ReportDesk reports = papers.reports((_, _, _) -> List.of());
      pages.addAll(AlarmRooms.of(drawing, sources.office(), room, reports, notices));
    }
    return new Web.Served(pages, reads);
  }

  /// An administrator `sari`, an operator `budi`, a viewer `tamu`.
  void people() {
    security.createFirstAdmin(security.setUpToken().orElseThrow(), "sari", PASSWORD, "test");
    LoginSession admin = logIn("sari", false).session();
    security.addAccount(admin, "budi", Role.OPERATOR, PASSWORD, "test");
    security.addAccount(admin, "tamu", Role.VIEWER, PASSWORD, "test");
  }

  LoginOutcome.Welcome logIn(String name, boolean wall) {
    return (LoginOutcome.Welcome) security.logIn(name, PASSWORD, "test", wall);
  }

  URI at(String path) {
    return URI.create("http://127.0.0.1:" + web.port() + path);
  }

  /// A browser that keeps cookies and does not follow redirects.
  Browser browser() {
    return new Browser(null);
  }

  Browser browser(LoginOutcome.Welcome session) {
    return new Browser(session);
  }

  final class Browser {
    private static final Pattern FORM = Pattern.compile("name=\"_form\" value=\"([^\"]+)\"");
    private final HttpClient client =
        HttpClient.newBuilder()
            .cookieHandler(new CookieManager())
            .followRedirects(HttpClient.Redirect.NEVER)
            .build();
    private final String cookie;
    final String form;

    Browser(LoginOutcome.@org.jspecify.annotations.Nullable Welcome session) {
      cookie = session == null ? "" : "penjaga=" + session.id();
      form = session == null ? "" : session.session().form();
    }

    HttpResponse<String> get(String path, String... headers) {
      return send(request(path, headers).GET());
    }

    HttpResponse<String> post(String path, String body, String... headers) {
      return send(
          request(path, headers)
              .header("Content-Type", "application/x-www-form-urlencoded")
              .POST(HttpRequest.BodyPublishers.ofString(body)));
    }

    /// Posts as the page's own form would.
    HttpResponse<String> submit(String path, String body, String... headers) {
      List<String> all = new ArrayList<>(List.of("Origin", "http://127.0.0.1:" + web.port()));
      all.addAll(List.of(headers));
      return post(
          path, body + (body.isEmpty() ? "" : "&") + "_form=" + form, all.toArray(String[]::new));
    }

    static String formOf(HttpResponse<String> page) {
      Matcher matcher = FORM.matcher(page.body());
      return matcher.find() ? matcher.group(1) : "";
    }

    HttpRequest.Builder request(String path, String... headers) {
      HttpRequest.Builder request = HttpRequest.newBuilder(at(path));
      if (!cookie.isEmpty()) {
        request.header("Cookie", cookie);
      }
      if (headers.length > 0) {
        request.headers(headers);
      }
      return request;
    }

    HttpResponse<String> send(HttpRequest.Builder request) {
      try {
        return client.send(request.build(), HttpResponse.BodyHandlers.ofString());
      } catch (IOException e) {
        throw new java.io.UncheckedIOException(e);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw new IllegalStateException(e);
      }
    }
  }

  @Override
  public void close() {
    web.close();
    security.close();
  }

  /// Serves the made-up room for a look in a browser: port, mood; with `WORK` in place of a mood,
  /// an office with a morning behind it.
  public static void main(String[] arguments) throws IOException {
    if (arguments[1].equals("WORK")) {
      WorkMorning.serve(Integer.parseInt(arguments[0]));
      return;
    }
    Path folder = java.nio.file.Files.createTempDirectory("penjaga-look");
    SampleRoom.Mood mood = SampleRoom.Mood.valueOf(arguments[1]);
    TestHub hub = new TestHub(folder, mood, Integer.parseInt(arguments[0]));
    hub.people();
    System.out.println("session " + hub.logIn("sari", false).id());
    for (int next = System.in.read(); next >= 0; next = System.in.read()) {
      hub.room.mood =
          SampleRoom.Mood.values()[
              Math.max(0, Math.min(SampleRoom.Mood.values().length - 1, next - '0'))];
    }
  }
}
