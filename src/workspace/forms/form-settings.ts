/** Form: what is set on the Form as a whole. */
import { Exception } from "../kernel.ts";
import type { DriveFile } from "../shared.ts";
import type { FormModel } from "./model.ts";
import { asText, editUrl, publishedUrl, shortUrl } from "./model.ts";
import type { FormRoom } from "./room.ts";

type GForm = GoogleAppsScript.Forms.Form;

export class FormSettings {
  constructor(
    protected readonly room: FormRoom,
    protected readonly file: DriveFile,
  ) {}

  getId(): string {
    return this.model.id;
  }
  getTitle(): string {
    return this.model.title;
  }
  setTitle(title: string): GForm {
    return this.change({ title: asText(title) });
  }
  getDescription(): string {
    return this.model.description;
  }
  setDescription(description: string): GForm {
    return this.change({ description: asText(description) });
  }
  getConfirmationMessage(): string {
    return this.model.confirmation;
  }
  setConfirmationMessage(confirmation: string): GForm {
    return this.change({ confirmation: asText(confirmation) });
  }
  getCustomClosedFormMessage(): string {
    return this.model.closedMessage;
  }
  setCustomClosedFormMessage(closedMessage: string): GForm {
    return this.change({ closedMessage: asText(closedMessage) });
  }
  canEditResponse(): boolean {
    return this.model.allowEdits;
  }
  setAllowResponseEdits(allowEdits: boolean): GForm {
    return this.change({ allowEdits });
  }
  collectsEmail(): boolean {
    return this.model.collectEmail;
  }
  setCollectEmail(collectEmail: boolean): GForm {
    return this.change({ collectEmail });
  }
  hasLimitOneResponsePerUser(): boolean {
    return this.model.limitOne;
  }
  setLimitOneResponsePerUser(limitOne: boolean): GForm {
    return this.change({ limitOne });
  }
  hasProgressBar(): boolean {
    return this.model.progressBar;
  }
  setProgressBar(progressBar: boolean): GForm {
    return this.change({ progressBar });
  }
  hasRespondAgainLink(): boolean {
    return this.model.respondAgain;
  }
  setShowLinkToRespondAgain(respondAgain: boolean): GForm {
    return this.change({ respondAgain });
  }
  getShuffleQuestions(): boolean {
    return this.model.shuffle;
  }
  setShuffleQuestions(shuffle: boolean): GForm {
    return this.change({ shuffle });
  }

  isPublished(): boolean {
    return this.model.published;
  }
  /** Publishing also opens the Form for responses, unpublishing closes it; neither grants the responder link. */
  setPublished(enabled: boolean): GForm {
    return this.change({ published: enabled, accepting: enabled });
  }
  isAcceptingResponses(): boolean {
    return this.model.published && this.model.accepting;
  }
  /** Throws on an unpublished Form: publish it first. */
  setAcceptingResponses(enabled: boolean): GForm {
    if (enabled && !this.model.published)
      throw new Exception("公開されていないフォームではサポートされていない操作です");
    return this.change({ accepting: enabled });
  }
  /** Lets this one account answer the published Form (a Drive permission with view "published"). */
  addPublishedReader(emailAddress: string): GForm {
    if (!/^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(emailAddress)) throw new Exception(`無効なメール: ${emailAddress}`);
    const known = this.file.permissions.some((one) => one.view === "published" && one.emailAddress === emailAddress);
    const id = `published-${emailAddress}`;
    if (!known) this.file.permissions.push({ id, type: "user", role: "reader", emailAddress, view: "published" });
    return this.self();
  }

  getPublishedUrl(): string {
    return publishedUrl(this.model.id);
  }
  getEditUrl(): string {
    return editUrl(this.model.id);
  }
  /** The same short link each time, of a Form's address, prefilled or not; Google refuses any other address. */
  shortenFormUrl(url: string): string {
    if (!/^https:\/\/docs\.google\.com\/forms\/d\/e\/[^/\s]+\/viewform(\?\S*)?$/.test(url))
      throw new Exception(`無効な引数: ${url}`);
    const short = shortUrl(url);
    this.model.shortLinks = { ...this.model.shortLinks, [short]: url };
    return short;
  }
  /** Answers stay in the Form: there is no answer sheet here, and Google throws where none is set. */
  getDestinationId(): string {
    throw new Exception("このフォームには回答の送信先がありません");
  }
  getDestinationType(): GoogleAppsScript.Forms.DestinationType {
    throw new Exception("このフォームには回答の送信先がありません");
  }

  /** The Form as scripts hold it. */
  self(): GForm {
    return this.room.kernel.expose("Form", this) as unknown as GForm;
  }

  protected get model(): FormModel {
    return this.room.model;
  }

  protected change(values: Partial<FormModel>): GForm {
    Object.assign(this.model, values);
    this.file.modifiedAt = this.room.kernel.now;
    return this.self();
  }
}
