package id.penjaga.device.drivers.part;

import id.penjaga.device.drivers.wire.WireException;
import java.util.List;

/// A part that is asked, at a period.
public non-sealed interface Sensor extends Part {
  List<Channel> channels();

  /// One transfer; blocks for as long as the part needs.
  ///
  /// @return one answer for each channel, in the order of {@link #channels}
  /// @throws WireException if the transfer as a whole failed
  List<PartAnswer> sample() throws WireException;

  /// As {@link #sample}, with a failed transfer as a miss on every channel.
  default List<PartAnswer> poll() {
    try {
      return sample();
    } catch (WireException e) {
      return channels().stream()
          .<PartAnswer>map(channel -> new PartAnswer.Missed(channel, e.reason(), e.advice()))
          .toList();
    }
  }
}
