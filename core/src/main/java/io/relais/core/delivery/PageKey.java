package io.relais.core.delivery;

import java.time.LocalDate;

/** One facet of one product in one month; {@code month} is its first day. */
record PageKey(String roomId, String rateId, String facet, LocalDate month) {}
