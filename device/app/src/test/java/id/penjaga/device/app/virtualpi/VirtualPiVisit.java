package id.penjaga.device.app.virtualpi;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.Timeout;

/// A visit on the virtual Raspberry Pi. Its program starts a dozen times there, which takes two
/// minutes, so that it is played by `.ci/slow`; no run takes it by its name alone.
@Timeout(value = 15, unit = TimeUnit.MINUTES)
class VirtualPiVisit {
  @BeforeAll
  static void theKernelIsBuilt() throws Exception {
    VirtualPi.assumeWanted();
  }

  @TestFactory
  @DisplayName(
      "ACC-19 ACC-20 ACC-22: a whole visit at a door whose program is killed at every step")
  Stream<DynamicTest> aVisitKilledAtEveryStep() throws Exception {
    List<String> story = new ArrayList<>(List.of("visit"));
    story.addAll(VirtualPi.production());
    return VirtualPi.boot(List.of("--virtual-time"), story).stream();
  }
}
