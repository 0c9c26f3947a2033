package id.penjaga.hub.app.office;

import java.util.List;

/// A case that is over, with who took part in it.
public record ClosedCase(CaseLine of, List<Long> persons) {}
