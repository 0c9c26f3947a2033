package id.penjaga.device.messages;

/// One answer of one point, or the reason why there was none. Nothing else is possible.
public sealed interface Reading {
  Moment at();

  PointId point();

  record Taken(Moment at, PointId point, Measure measure) implements Reading {}

  record Missed(Moment at, PointId point, MissReason why) implements Reading {}
}
