package hyle.fault;

import java.util.List;
import java.util.stream.Stream;

/// All faults.
final class Catalogue {
  static final List<Fault> ALL =
      Stream.of(LoweringFaults.all(), OwnershipFaults.all(), InliningFaults.all(), LendingFaults.all(), DerivedFaults.all(), ReuseFaults.all(), GivingFaults.all(),
              LoopFaults.all(), TogetherFaults.all(), EmissionFaults.all(), FieldFaults.all(), ProductFaults.all(), RuntimeFaults.all())
          .flatMap(List::stream).toList();

  private Catalogue() {}
}
