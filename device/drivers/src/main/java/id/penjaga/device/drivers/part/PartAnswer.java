package id.penjaga.device.drivers.part;

import id.penjaga.device.messages.Measure;
import id.penjaga.device.messages.MissReason;

/// What one channel answered: a measure or the reason why there is none. Nothing else is possible
/// (ENV-04).
public sealed interface PartAnswer {
  Channel channel();

  record Got(Channel channel, Measure measure) implements PartAnswer {}

  /// @param advice a sentence for the person with the screwdriver
  record Missed(Channel channel, MissReason reason, String advice) implements PartAnswer {}
}
