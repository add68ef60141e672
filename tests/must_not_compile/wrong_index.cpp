// A party's id does not index something counted by issue.
#include "zopa/model/ids.hpp"

using namespace zopa;

double weight_of(base::Per<model::IssueId, double> const& weights, model::IssueId issue, model::PartyId party) {
#ifdef ZOPA_BAD
  return weights[party];
#else
  static_cast<void>(party);
  return weights[issue];
#endif
}
