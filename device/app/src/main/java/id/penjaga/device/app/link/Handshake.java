package id.penjaga.device.app.link;

import java.net.URI;
import java.security.cert.CertPathValidatorException;
import java.security.cert.CertificateExpiredException;
import java.security.cert.CertificateNotYetValidException;
import javax.net.ssl.SSLException;
import org.jspecify.annotations.Nullable;

/// Says in a sentence for the person with the screwdriver why a broker was not believed.
final class Handshake {
  private Handshake() {}

  /// What is wrong with the TLS of a broker; null when that is not what went wrong.
  static @Nullable String trouble(@Nullable Throwable wrong, String url) {
    SSLException tls = null;
    for (Throwable cause = wrong; cause != null; cause = cause.getCause()) {
      if (cause instanceof CertificateExpiredException
          || cause instanceof CertificateNotYetValidException) {
        return "the broker's certificate is not valid now ("
            + cause.getMessage()
            + "); renew it, or set the clock of this computer right";
      }
      String text = String.valueOf(cause.getMessage());
      if (text.startsWith("No subject alternative") || text.startsWith("No name matching")) {
        return "the broker's certificate is not made out to "
            + URI.create(url).getHost()
            + "; write in mqtt.url the name it was made for";
      }
      if (cause instanceof SSLException some) {
        tls = some;
      }
    }
    if (tls == null) {
      return null;
    }
    boolean untrusted = String.valueOf(tls.getMessage()).contains("PKIX");
    for (Throwable cause = tls; cause != null; cause = cause.getCause()) {
      untrusted |= cause instanceof CertPathValidatorException;
    }
    if (untrusted) {
      return "the broker's certificate is not signed by an authority we trust; write the file with"
          + " the site's own authority in mqtt.ca-file";
    }
    return "TLS with the broker failed: " + tls.getMessage();
  }
}
