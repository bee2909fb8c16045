// Package flag reads the codes that statistical offices put at their numbers, or in their
// place: "12.3 b", ":", "[p][r]". A code means what the [List] says that it belongs to, and
// nothing without one: "x" is not available in one list and confidential in another.
//
// The lists say what the offices do, in the words of their own guides:
//
//   - eurostat: https://ec.europa.eu/eurostat/web/main/data/database, Flags, with the codes
//     that were replaced in 2025;
//   - sdmx: the code list CL_OBS_STATUS, version 2.3, https://sdmx.org/sdmx_cdcl/;
//   - statcan: https://www.statcan.gc.ca/eng/concepts/definitions/guide-symbol;
//   - gss: "Using symbols and shorthand", Analysis Function Central Team, 11 January 2022,
//     https://analysisfunction.civilservice.gov.uk/policy-store/symbols-in-tables-definitions-and-help/;
//   - ons: the Data Markers of "Guidance on the use of symbols in tables", Government
//     Statistical Service, which that one replaced:
//     https://gss.civilservice.gov.uk/statistics/a-z-of-policies-and-guidance/guidance-use-data-markers/;
//     with the two symbols of still older tables.
package flag
