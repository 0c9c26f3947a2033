package id.penjaga.hub.app.notice.channel;

import id.penjaga.device.shell.threads.Threads;
import id.penjaga.hub.app.config.NoticeConfig;
import id.penjaga.hub.app.notice.NoticeChannel;
import id.penjaga.hub.app.notice.NoticeMessage;
import id.penjaga.hub.core.notice.Attempt;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Locale;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/// Messages by an HTTP gateway (WhatsApp, Telegram, a service of one's own). What a gateway took
/// over it has sent at best; nobody says that it was received.
public final class GatewayChannel implements NoticeChannel, AutoCloseable {
  private static final Duration PATIENCE = Duration.ofSeconds(10);
  private static final int LONGEST = 64 * 1024;
  private static final int BUSY = 429;
  private static final int TIMEOUT = 408;

  private final NoticeConfig.Gateway gateway;
  private final GatewayPreset preset;
  private final ExecutorService worker;
  private final HttpClient client;

  public GatewayChannel(NoticeConfig.Gateway gateway, Threads threads) {
    this.gateway = gateway;
    preset = GatewayPreset.valueOf(gateway.preset().toUpperCase(Locale.ROOT));
    worker = Executors.newFixedThreadPool(1, threads.factory("notice-http-" + gateway.name()));
    client =
        HttpClient.newBuilder()
            .executor(worker)
            .version(HttpClient.Version.HTTP_1_1)
            .followRedirects(HttpClient.Redirect.NEVER)
            .connectTimeout(PATIENCE)
            .build();
  }

  @Override
  public String name() {
    return gateway.name();
  }

  @Override
  public String kind() {
    return "http";
  }

  @Override
  public String target() {
    return gateway.toString().strip();
  }

  @Override
  public boolean fits(String address) {
    return preset.fits(address);
  }

  @Override
  public Attempt send(NoticeMessage message) throws InterruptedException {
    GatewayPreset.Asked asked = preset.asked(gateway, message);
    HttpRequest.Builder request;
    try {
      request = HttpRequest.newBuilder(URI.create(asked.url()));
      asked.headers().forEach(request::header);
    } catch (IllegalArgumentException _) { // its words would show the token
      return new Attempt.Missed("the token or the address of the service is no valid one");
    }
    request
        .timeout(PATIENCE)
        .header("User-Agent", "Penjaga")
        .header("Idempotency-Key", message.id())
        .POST(HttpRequest.BodyPublishers.ofString(asked.body()));
    try {
      HttpResponse<String> answer =
          client.send(
              request.build(),
              HttpResponse.BodyHandlers.limiting(HttpResponse.BodyHandlers.ofString(), LONGEST));
      return judged(answer);
    } catch (IOException e) {
      return new Attempt.Missed(OneLine.of(e));
    }
  }

  private Attempt judged(HttpResponse<String> answer) {
    int status = answer.statusCode();
    String said = OneLine.of(status + " " + secretless(answer.body()));
    if (status / 100 == 2) {
      return preset.took(answer.body()) ? new Attempt.Taken(said) : new Attempt.Refused(said);
    }
    return status / 100 == 4 && status != BUSY && status != TIMEOUT
        ? new Attempt.Refused(said)
        : new Attempt.Missed(said);
  }

  /// A service may repeat what it was sent.
  private String secretless(String body) {
    String token = gateway.token();
    return token == null || token.isEmpty() ? body : body.replace(token, "…");
  }

  @Override
  public void close() {
    client.shutdownNow();
    worker.shutdownNow();
  }
}
