package id.penjaga.hub.app.mqtt;

/// Takes what the operations centre publishes on `penjaga/v1/<account>/up/receipt`: the id of a
/// notice that it has. The broker's rules let each account write below its own name only.
@FunctionalInterface
public interface Receipts {
  /// Nobody is interested.
  Receipts NONE = (_, _) -> {};

  /// Must return at once.
  ///
  /// @param account of the centre at the broker
  /// @param notice as it was written, at most [#LONGEST] characters
  void take(String account, String notice);

  int LONGEST = 36;
}
