/** The executor that runs tapes on the CPU's vector lanes. */
module org.lanegrad.simd {
  requires static org.jspecify;
  requires jdk.incubator.vector;
  requires org.lanegrad.core;
}
