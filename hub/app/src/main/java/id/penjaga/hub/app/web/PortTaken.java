package id.penjaga.hub.app.web;

/// The pages cannot be served at the address they are to have; the message says what to do.
public final class PortTaken extends RuntimeException {
  private static final long serialVersionUID = 1;

  PortTaken(WebConfig config, Throwable cause) {
    super(
        "The pages cannot be served on %s:%d: the port is taken, or the address is not this machine's. Stop what listens there, or write another http.port."
            .formatted(config.host(), config.port()),
        cause);
  }
}
