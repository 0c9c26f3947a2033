package id.penjaga.hub.app.web;

import id.penjaga.hub.app.security.pin.PinBook;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/// PINs without a disk.
final class PinsInMemory implements PinBook {
  private final Map<Long, Kept> pins = new ConcurrentHashMap<>();

  @Override
  public Map<Long, Kept> pins() {
    return Map.copyOf(pins);
  }

  @Override
  public void set(long account, Kept pin) {
    pins.put(account, pin);
  }

  @Override
  public void remove(long account) {
    pins.remove(account);
  }
}
