import { describe, type ApiError } from "./api-error.ts";

/** Wallet, top-ups and accounts. */
export const moneyErrors: readonly ApiError[] = [
  describe("wallet.insufficient_balance", "payment_required", "The balance is too small", {
    cause: "The request costs more than the wallet has. `shortfall` says what is missing; nothing was sent or charged.",
    fix: "Top up and repeat the request. Set a low-balance alert to be told in time.",
  }),
  describe("payments.amount_out_of_range", "refused", "The amount is out of range", {
    cause: "A top-up by M-Pesa is from KES 100 to 50,000, another from KES 100 to 1,000,000.",
    fix: "Choose an amount in the range, or top up in several steps.",
  }),
  describe("payments.amount_not_whole", "refused", "The amount has cents", {
    cause: "M-Pesa moves whole shillings only.",
    fix: "Give a whole number of shillings.",
  }),
  describe("payments.phone_invalid", "invalid", "The phone can't get a prompt", {
    cause: "The number is not a Kenyan mobile number.",
    fix: "Give the phone that pays as 0712345678.",
  }),
  describe("payments.prompt_open", "conflict", "A prompt is open already", {
    cause: "The phone shows a payment prompt that was not answered yet.",
    fix: "Answer the prompt, or wait three minutes.",
  }),
  describe("payments.too_many_prompts_phone", "limit", "Too many prompts for this phone", {
    cause: "The phone had five prompts within an hour.",
    fix: "Wait for the seconds in Retry-After, or pay by Paybill.",
  }),
  describe("payments.too_many_prompts_tenant", "limit", "Too many prompts", {
    cause: "The organisation started twenty prompts within an hour.",
    fix: "Wait for the seconds in Retry-After, or pay by Paybill.",
  }),
  describe("payments.too_many_manual_requests", "conflict", "Too many requests wait", {
    cause: "Ten manual top-ups wait for staff already.",
    fix: "Wait until some of them are decided.",
  }),
  describe("payments.not_found", "not_found", "There is no such top-up", {
    cause: "No top-up of this key's mode has this id.",
    fix: "Use the transaction_id of the answer that started it.",
  }),
  describe("connections.not_configured", "conflict", "There is no account of your own", {
    cause: "You send through our Onfon account; none of your own is connected.",
    fix: "Nothing: your balance with us is at wallet/balance.",
  }),
];
