package id.penjaga.hub.core.paper;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("The routine report of damage")
class DamageReportTest {
  private static DamageReport.Damage damage(String kind, String device, String... parts) {
    return new DamageReport.Damage(
        Instant.parse("2026-09-15T05:46:00Z"), "SRV/2026/09/001", kind, device, List.of(parts));
  }

  @Test
  @DisplayName("DOC-04 two disks and one power supply are counted by kind, device and part")
  void counts() {
    List<Listing> lists =
        DamageReport.of(
            List.of(
                damage("Disk", "SRV-01", "Disk 4 TB"),
                damage("disk ", "SRV-02", "Disk 4 TB", "Disk 4 TB"),
                damage("PSU", "SRV-02", "PSU")),
            new Speech("id", ZoneId.of("Asia/Jakarta")));
    assertEquals(List.of(List.of("Disk", "2"), List.of("PSU", "1")), lists.get(0).rows());
    assertEquals(List.of(List.of("SRV-02", "2"), List.of("SRV-01", "1")), lists.get(1).rows());
    assertEquals(List.of(List.of("Disk 4 TB", "3"), List.of("PSU", "1")), lists.get(2).rows());
    assertEquals(3, lists.get(3).rows().size());
  }
}
