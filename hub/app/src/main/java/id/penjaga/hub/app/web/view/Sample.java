package id.penjaga.hub.app.web.view;

/// One step of a series.
///
/// @param atMs its middle, milliseconds since 1970
/// @param least NaN when nothing was measured in this step
/// @param mean NaN when nothing was measured in this step
/// @param most NaN when nothing was measured in this step
public record Sample(long atMs, double least, double mean, double most) {
  public boolean gap() {
    return Double.isNaN(mean);
  }
}
