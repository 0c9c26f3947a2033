package id.penjaga.hub.app.monitor.ask;

import id.penjaga.hub.core.monitor.CheckResult.Fault;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.PortUnreachableException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.net.http.HttpTimeoutException;
import java.nio.channels.UnresolvedAddressException;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import javax.net.ssl.SSLException;
import org.jspecify.annotations.Nullable;

/// What went wrong, told by the kind of an exception: its text is in one language only.
final class Faults {
  private static final int DEEPEST = 8;

  private Faults() {}

  static Fault of(Throwable wrong) {
    @Nullable Throwable at = wrong;
    boolean connecting = false;
    for (int i = 0; at != null && i < DEEPEST; i++) {
      Fault fault =
          switch (at) {
            case UnresolvedAddressException _, UnknownHostException _ -> Fault.UNRESOLVED;
            case HttpTimeoutException _, SocketTimeoutException _ -> Fault.TIMEOUT;
            case NoRouteToHostException _, PortUnreachableException _ -> Fault.UNREACHABLE;
            case SSLException _ -> Fault.TLS;
            case CompletionException _, ExecutionException _ -> null;
            default -> null;
          };
      connecting |= at instanceof ConnectException; // a name without address is one, too
      if (fault != null) {
        return fault;
      }
      at = at.getCause();
    }
    return connecting ? Fault.REFUSED : Fault.GARBLED;
  }
}
