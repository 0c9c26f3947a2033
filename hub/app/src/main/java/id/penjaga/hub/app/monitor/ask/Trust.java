package id.penjaga.hub.app.monitor.ask;

import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.X509Certificate;
import java.util.List;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509TrustManager;

/// Whom a fetched page is believed to be: what the authorities of Java vouch for, or those of the
/// site. The name in the certificate must fit in both.
final class Trust {
  private Trust() {}

  /// @param own certificate authorities of the site's own
  static SSLContext of(List<X509Certificate> own) {
    try {
      SSLContext context = SSLContext.getInstance("TLS");
      if (own.isEmpty()) {
        context.init(null, null, null);
        return context;
      }
      KeyStore all = KeyStore.getInstance(KeyStore.getDefaultType());
      all.load(null, null);
      int number = 0;
      for (TrustManager known : managers(null)) {
        if (known instanceof X509TrustManager believed) {
          for (X509Certificate one : believed.getAcceptedIssuers()) {
            all.setCertificateEntry("java-" + ++number, one);
          }
        }
      }
      for (X509Certificate one : own) {
        all.setCertificateEntry("site-" + ++number, one);
      }
      context.init(null, managers(all), null);
      return context;
    } catch (GeneralSecurityException | IOException e) {
      throw new IllegalStateException("every Java has TLS and a store in memory", e);
    }
  }

  private static TrustManager[] managers(@org.jspecify.annotations.Nullable KeyStore store)
      throws GeneralSecurityException {
    TrustManagerFactory factory =
        TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
    factory.init(store);
    return factory.getTrustManagers();
  }
}
