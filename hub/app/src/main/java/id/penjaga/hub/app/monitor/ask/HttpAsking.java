package id.penjaga.hub.app.monitor.ask;

import id.penjaga.device.shell.threads.Threads;
import id.penjaga.hub.app.clock.HubClock;
import id.penjaga.hub.core.monitor.CheckResult;
import id.penjaga.hub.core.monitor.CheckResult.Fault;
import id.penjaga.hub.core.monitor.HostReadings;
import id.penjaga.hub.core.monitor.WatchTarget;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.jspecify.annotations.Nullable;

/// Fetches pages, and readings of collectors. Connections are kept between checks, as browsers do.
public final class HttpAsking implements TargetAsking {
  /// Of a page; its text is not looked at.
  private static final int PAGE_CAP = 64 * 1024;

  private static final int READINGS_CAP = 4 * 1024 * 1024;
  private static final int WORKERS = 2;
  private static final int FIRST_BAD = 400;
  private static final int LOGIN_ASKED = 401;

  private final HubClock clock;
  private final ExecutorService workers;
  private final HttpClient client;
  private final boolean readings;

  /// @param clock measures the time until an answer
  /// @param readings whether what comes is read as readings; else only whether it comes well
  /// @param trusted certificate authorities that are believed beside those of Java
  public HttpAsking(
      Threads threads, HubClock clock, boolean readings, List<X509Certificate> trusted) {
    this.clock = clock;
    this.readings = readings;
    workers =
        Executors.newFixedThreadPool(
            WORKERS, threads.factory(readings ? "monitor-readings" : "monitor-http"));
    client =
        HttpClient.newBuilder()
            .executor(workers)
            .sslContext(Trust.of(trusted))
            .version(HttpClient.Version.HTTP_1_1)
            .followRedirects(HttpClient.Redirect.NEVER)
            .proxy(HttpClient.Builder.NO_PROXY)
            .connectTimeout(Duration.ofMillis(PATIENCE_MS))
            .build();
  }

  @Override
  public void ask(WatchTarget target, Instant at, Heard heard) {
    long began = clock.uptimeMs();
    HttpRequest request;
    try {
      request =
          HttpRequest.newBuilder(URI.create(target.address()))
              .timeout(Duration.ofMillis(PATIENCE_MS))
              .header("User-Agent", "Penjaga")
              .header("Accept", readings ? "text/plain;version=0.0.4" : "*/*")
              .build();
    } catch (IllegalArgumentException _) {
      heard.result(CheckResult.miss(at, Fault.GARBLED, ""), null);
      return;
    }
    client
        .sendAsync(request, _ -> new CappedBody(readings ? READINGS_CAP : PAGE_CAP, readings))
        .whenComplete((response, wrong) -> told(response, wrong, at, began, heard));
  }

  private void told(
      @Nullable HttpResponse<Optional<String>> response,
      @Nullable Throwable wrong,
      Instant at,
      long began,
      Heard heard) {
    if (response == null) {
      Fault fault = wrong == null ? Fault.GARBLED : Faults.of(wrong);
      heard.result(CheckResult.miss(at, fault, ""), null);
      return;
    }
    int status = response.statusCode();
    String code = Integer.toString(status);
    long micros = Math.max(1, clock.uptimeMs() - began) * 1_000;
    boolean well = status < FIRST_BAD || status == LOGIN_ASKED && !readings;
    if (!well) {
      heard.result(CheckResult.miss(at, Fault.STATUS, code), null);
    } else if (!readings) {
      heard.result(CheckResult.good(at, code, micros), null);
    } else {
      HostReadings said = response.body().map(HostReadings::of).orElse(null);
      heard.result(
          said == null || said.empty()
              ? CheckResult.miss(at, Fault.GARBLED, "")
              : CheckResult.good(at, code, micros),
          said);
    }
  }

  @Override
  public void close() {
    client.shutdownNow();
    workers.shutdownNow();
  }
}
