package hyle.memory;

import hyle.core.Core.FunctionName;
import java.util.List;

/// The calls that take dead cells of their caller.
interface Takers {
  /// How many cells of this size a call of the function takes at most.
  int demand(FunctionName callee, int words);

  /// Whether a call of the function takes only cells that the caller was given itself.
  boolean takesWhatIsGivenOnly(FunctionName callee);

  /// The function that is called where cells of these sizes are given.
  FunctionName given(FunctionName callee, List<Integer> sizes);

  /// Calls take nothing.
  Takers NONE =
      new Takers() {
        @Override
        public int demand(FunctionName callee, int words) {
          return 0;
        }

        @Override
        public boolean takesWhatIsGivenOnly(FunctionName callee) {
          return false;
        }

        @Override
        public FunctionName given(FunctionName callee, List<Integer> sizes) {
          throw new IllegalArgumentException(callee + " takes no cells");
        }
      };
}
