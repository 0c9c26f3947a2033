package id.penjaga.device.app.upsd;

import id.penjaga.device.app.loop.Clocks;
import id.penjaga.device.shell.threads.Threads;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/// One connection, on a thread of its own: lines in, lines out, within bounds.
final class UpsConnection {
  /// Signs of one line; the longest that means something has about 200.
  static final int LONGEST = 512;

  private static final long SILENT_MS = 60_000;

  /// Who asks without pause waits so long after so many lines: `upsmon` asks once in five seconds.
  private static final int LINES = 50;

  private static final Duration BREATH = Duration.ofMillis(200);

  private final Socket socket;
  private final UpsServer server;
  private final UpsSession session;

  UpsConnection(Socket socket, UpsServer server) {
    this.socket = socket;
    this.server = server;
    session = server.session(socket.getInetAddress());
  }

  InetAddress address() {
    return socket.getInetAddress();
  }

  UpsSession.@Nullable Login login() {
    return session.login();
  }

  void converse() {
    try (socket) {
      socket.setTcpNoDelay(true);
      InputStream in = new BufferedInputStream(socket.getInputStream(), LONGEST);
      OutputStream out = socket.getOutputStream();
      int lines = 0;
      for (String line = line(in); line != null; line = line(in)) {
        UpsSession.Answer answer = session.answer(line);
        out.write((String.join("\n", answer.lines()) + "\n").getBytes(StandardCharsets.US_ASCII));
        if (answer.end()) {
          return;
        }
        lines++;
        if (lines % LINES == 0) {
          Threads.pause(BREATH);
        }
      }
    } catch (IOException _) {
      // It is gone, or was closed for its silence.
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    } finally {
      server.ended(this);
    }
  }

  /// The next line; null at the end, and when one is too long.
  private @Nullable String line(InputStream in) throws IOException {
    StringBuilder line = new StringBuilder();
    long end = Clocks.steadyMs() + SILENT_MS;
    while (line.length() < LONGEST) {
      socket.setSoTimeout((int) Math.max(1, end - Clocks.steadyMs()));
      int c = in.read();
      if (c < 0) {
        return null;
      }
      if (c == '\n') {
        return line.toString();
      }
      if (c != '\r') {
        line.append((char) c);
      }
    }
    return null;
  }

  void close() {
    close(socket);
  }

  static void close(Socket socket) {
    try {
      socket.close();
    } catch (IOException _) {
      // It is closed as far as we can.
    }
  }
}
