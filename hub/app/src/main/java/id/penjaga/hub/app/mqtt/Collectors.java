package id.penjaga.hub.app.mqtt;

import id.penjaga.hub.core.monitor.CollectorMessage;

/// Takes what collectors publish on `penjaga/v1/<account>/up/readings`. The broker's rules let each
/// account write below its own name only, so that the name tells who speaks.
@FunctionalInterface
public interface Collectors {
  /// Nobody is interested.
  Collectors NONE = (_, _) -> true;

  /// Must return at once.
  ///
  /// @param account of the collector at the broker
  /// @return false when more came than can be kept
  boolean take(String account, CollectorMessage message);
}
