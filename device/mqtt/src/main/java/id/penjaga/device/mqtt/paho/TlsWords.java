package id.penjaga.device.mqtt.paho;

import java.security.cert.CertPathValidatorException;
import java.security.cert.CertificateExpiredException;
import java.security.cert.CertificateNotYetValidException;
import javax.net.ssl.SSLException;
import org.jspecify.annotations.Nullable;

/// Says in a sentence why TLS with a broker failed, for the person who mends it.
final class TlsWords {
  private TlsWords() {}

  /// What is wrong with the TLS of a broker; null when that is not what went wrong.
  ///
  /// @param host the name we asked for
  static @Nullable String of(@Nullable Throwable wrong, String host) {
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
            + host
            + "; write in mqtt.url the name it was made for";
      }
      if (cause instanceof SSLException some) {
        tls = some;
      }
    }
    if (tls == null) {
      return null;
    }
    String text = String.valueOf(tls.getMessage());
    boolean untrusted = text.contains("PKIX");
    for (Throwable cause = tls; cause != null; cause = cause.getCause()) {
      untrusted |= cause instanceof CertPathValidatorException;
    }
    if (untrusted) {
      return "the broker's certificate is not signed by an authority we trust; write the file with"
          + " the site's own authority in mqtt.ca-file";
    }
    if (text.startsWith("Unsupported or unrecognized SSL message")) {
      return "what answers there does not speak TLS; write tcp:// in mqtt.url, or the port of the"
          + " listener that has a certificate";
    }
    return "TLS with the broker failed: " + text;
  }
}
