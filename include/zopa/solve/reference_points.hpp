#pragma once

#include <optional>

namespace zopa::solve {

/// Red lines and losses as people feel them, over a pie of 1.

/// Loss aversion (Kahneman & Tversky 1979; Jervis 1992): what falls short of one's reference r counts λ > 0 times, and
/// no deal hurts by D ≥ 0. A signs x iff λ(x − r_A) ≥ −D_A, B iff λ(1 − x − r_B) ≥ −D_B.
struct LossAversion {
  double reference_a = 0, reference_b = 0;        ///< r in [0, 1]
  double disagreement_a = 0, disagreement_b = 0;  ///< D ≥ 0
  double lambda = 1;
};
/// Width of the range of agreements, 1 − r_A − r_B + (D_A + D_B)/λ; negative: none.
double loss_averse_width(LossAversion const&);
/// The λ from which on there is none, (D_A + D_B)/(r_A + r_B − 1), whatever `lambda` says; nullopt where the claims are
/// compatible, r_A + r_B ≤ 1, and no λ closes the range.
std::optional<double> critical_loss_aversion(LossAversion const&);

/// A soft red line: u(x) = x − κ max(0, line − x). The least share worth W: (W + κ line)/(1 + κ) if W < line, else W.
/// Grows with κ ≥ 0 from W to the line; κ → ∞ is a hard line.
double reservation_share(double no_deal, double line, double kappa);

/// Aspirations rise with what is held and do not fall again: max(previous, ratchet · held).
double ratcheted_reference(double previous, double ratchet, double held);

}  // namespace zopa::solve
