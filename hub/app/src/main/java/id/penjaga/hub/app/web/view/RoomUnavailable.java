package id.penjaga.hub.app.web.view;

/// The room cannot answer or take an order now; asking again later is sensible.
public final class RoomUnavailable extends RuntimeException {
  private static final long serialVersionUID = 1L;

  public RoomUnavailable(String message) {
    super(message);
  }

  public RoomUnavailable(String message, Throwable cause) {
    super(message, cause);
  }
}
