// The third party is not the third issue: ids of different things do not compare.
#include "zopa/model/ids.hpp"

using namespace zopa;

bool same(model::PartyId i, model::IssueId k) {
#ifdef ZOPA_BAD
  return i == k;
#else
  return i.index == k.index;
#endif
}
