package id.penjaga.hub.app.monitor.ask;

import id.penjaga.device.shell.threads.Threads;
import id.penjaga.hub.app.clock.HubClock;
import id.penjaga.hub.core.monitor.CheckResult;
import id.penjaga.hub.core.monitor.CheckResult.Fault;
import id.penjaga.hub.core.monitor.WatchTarget;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.SSLSocketFactory;
import javax.net.ssl.TrustManager;
import javax.net.ssl.X509TrustManager;

/// Looks at certificates: until when they are good. Nothing is sent over the connection, so that
/// any certificate may be looked at, also one that nobody trusts.
public final class TlsAsking implements TargetAsking {
  private static final int WORKERS = 2;
  private static final int MOST_WAITING = 2_000;

  private final HubClock clock;
  private final ThreadPoolExecutor workers;
  private final SSLSocketFactory sockets;

  /// @param clock measures the time until an answer
  public TlsAsking(Threads threads, HubClock clock) {
    this.clock = clock;
    workers =
        new ThreadPoolExecutor(
            WORKERS,
            WORKERS,
            0,
            TimeUnit.SECONDS,
            new ArrayBlockingQueue<>(MOST_WAITING),
            threads.factory("monitor-tls"));
    try {
      SSLContext context = SSLContext.getInstance("TLS");
      context.init(null, new TrustManager[] {new Looking()}, new SecureRandom());
      sockets = context.getSocketFactory();
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every Java has TLS", e);
    }
  }

  @Override
  public void ask(WatchTarget target, Instant at, Heard heard) {
    try {
      workers.execute(() -> heard.result(looked(target, at), null));
    } catch (RejectedExecutionException _) {
      heard.result(CheckResult.miss(at, Fault.UNABLE, ""), null);
    }
  }

  private CheckResult looked(WatchTarget target, Instant at) {
    long began = clock.uptimeMs();
    try (Socket plain = new Socket()) {
      plain.connect(
          new InetSocketAddress(InetAddress.getByName(target.host()), target.port()),
          (int) PATIENCE_MS);
      plain.setSoTimeout((int) PATIENCE_MS);
      try (SSLSocket socket =
          (SSLSocket) sockets.createSocket(plain, target.host(), target.port(), true)) {
        socket.startHandshake();
        X509Certificate certificate =
            (X509Certificate) socket.getSession().getPeerCertificates()[0];
        Instant until = certificate.getNotAfter().toInstant();
        int days = Math.clamp(Duration.between(at, until).toDays(), -99_999, 99_999);
        String day = until.toString().substring(0, 10);
        return new CheckResult(
            at,
            until.isBefore(at) ? Fault.EXPIRED : Fault.NONE,
            day,
            Math.max(1, clock.uptimeMs() - began) * 1_000,
            days);
      }
    } catch (IOException | RuntimeException e) {
      return CheckResult.miss(at, Faults.of(e), "");
    }
  }

  /// Looks and does not judge: nothing is said or believed on this connection.
  private static final class Looking implements X509TrustManager {
    @Override
    public void checkClientTrusted(X509Certificate[] chain, String kind) {
      throw new UnsupportedOperationException("this side is no server");
    }

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String kind) {
      // whoever it is
    }

    @Override
    public X509Certificate[] getAcceptedIssuers() {
      return new X509Certificate[0];
    }
  }

  @Override
  public void close() {
    workers.shutdownNow();
  }
}
