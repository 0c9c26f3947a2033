package id.penjaga.hub.app.setup;

/// A site that cannot be set up as asked. The message says what to do.
public final class SiteRefused extends Exception {
  private static final long serialVersionUID = 1;

  SiteRefused(String message) {
    super(message);
  }
}
