package id.penjaga.hub.app.web;

/// Whether the hub does its work, for `/healthz`: no names, no values.
///
/// @param recording whether what arrives is being stored
/// @param broker whether the hub is connected to the message broker
public record HubState(boolean recording, boolean broker) {
  public boolean well() {
    return recording && broker;
  }
}
